import { Menu } from "@mantine/core";
import { IconCheck, IconExternalLink } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import type { SegmentSource } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { setSourceVersion } from "../edit-groups.ts";
import { useBuilder } from "./builder-context.ts";

/** Opens a base segment, or holds it at one of its versions. */
export function SourceMenu(props: {
  index: number;
  at: number;
  source: SegmentSource;
  segment: SegmentRow;
}) {
  const { segment } = props;
  const navigate = useNavigate();
  return (
    <Menu.Dropdown>
      <Menu.Item
        leftSection={<IconExternalLink size={16} />}
        onClick={() => void navigate(`/segments/${segment.id}`)}
      >
        Open segment
      </Menu.Item>
      {segment.type === "dynamic" ? <Versions {...props} /> : null}
    </Menu.Dropdown>
  );
}

/** Drawn, and so asked for, only while the menu is open. */
function Versions({ index, at, source, segment }: Parameters<typeof SourceMenu>[0]) {
  const { change } = useBuilder();
  const format = useFormat();
  const versions = useQuery(
    useEngine().segments.versions.queryOptions({ input: { id: segment.id } }),
  ).data;
  const choose = (version: number | null) =>
    change(
      version === null ? `follow ${segment.name}` : `use version ${version} of ${segment.name}`,
      (rules) => setSourceVersion(rules, index, at, version),
    );
  const mark = (on: boolean) => (on ? <IconCheck size={16} /> : <span style={{ width: 16 }} />);
  return (
    <>
      <Menu.Divider />
      <Menu.Label>Version</Menu.Label>
      <Menu.Item leftSection={mark(source.version === undefined)} onClick={() => choose(null)}>
        Always the newest
      </Menu.Item>
      {(versions ?? []).slice(0, 12).map(({ version, createdAt }) => (
        <Menu.Item
          key={version}
          leftSection={mark(source.version === version)}
          onClick={() => choose(version)}
        >
          Version {version}, {format.date(createdAt)}
        </Menu.Item>
      ))}
    </>
  );
}
