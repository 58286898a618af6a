import { Menu } from "@mantine/core";
import {
  IconCodeDots,
  IconCopy,
  IconDotsVertical,
  IconFileImport,
  IconHistory,
  IconSpeakerphone,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useNewCampaign } from "../../../data/use-new-campaign.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { forSaving } from "../edit.ts";
import { InUseDialog } from "../in-use-dialog.tsx";
import { ExportDialog } from "../pinpoint/export-dialog.tsx";
import { LoadDialog, type Loaded } from "../pinpoint/load-dialog.tsx";
import { useSegmentActs } from "../use-segment-acts.ts";
import type { BuilderSegment } from "./builder-props.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

/** What is done with the segment as a whole: versions, Pinpoint's JSON, a copy, deletion. */
export function HeaderMenu(props: {
  segment: BuilderSegment | null;
  doc: SegmentDoc;
  dirty: boolean;
  onVersions: () => void;
  onLoad: (loaded: Loaded) => void;
}) {
  const { segment, doc, dirty } = props;
  const navigate = useNavigate();
  const newCampaign = useNewCampaign();
  const acts = useSegmentActs();
  const [dialog, setDialog] = useState<"load" | "export" | "inUse" | null>(null);
  const close = () => setDialog(null);
  const { pinpoint } = doc;
  return (
    <>
      <Menu position="bottom-end" width={220} returnFocus>
        <Menu.Target>
          <IconAction label="More for this segment">
            <IconDotsVertical size={18} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          {segment ? (
            <Menu.Item leftSection={<IconHistory size={16} />} onClick={props.onVersions}>
              Versions
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconFileImport size={16} />} onClick={() => setDialog("load")}>
            Load Pinpoint JSON…
          </Menu.Item>
          <Menu.Item leftSection={<IconCodeDots size={16} />} onClick={() => setDialog("export")}>
            Show Pinpoint JSON…
          </Menu.Item>
          {segment ? (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconSpeakerphone size={16} />}
                onClick={() => newCampaign(segment.id)}
              >
                Create campaign
              </Menu.Item>
              <Menu.Item
                leftSection={<IconCopy size={16} />}
                onClick={() => acts.duplicate(segment)}
              >
                Duplicate
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={16} />}
                onClick={() =>
                  acts.remove(segment, {
                    inUse: () => setDialog("inUse"),
                    done: () => void navigate("/segments"),
                  })
                }
              >
                Delete
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      <LoadDialog opened={dialog === "load"} onClose={close} onLoad={props.onLoad} />
      <ExportDialog
        opened={dialog === "export"}
        onClose={close}
        name={doc.name}
        of={
          segment && !dirty
            ? { id: segment.id }
            : {
                name: doc.name.trim() || "New segment",
                rules: forSaving(doc.rules),
                ...(pinpoint === undefined ? {} : { pinpoint }),
              }
        }
      />
      {segment ? (
        <InUseDialog
          segment={{ ...segment, type: "dynamic" }}
          opened={dialog === "inUse"}
          onClose={close}
        />
      ) : null}
    </>
  );
}
