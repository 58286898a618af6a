import { Modal, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { plural } from "../../../../ui/format.ts";
import { MailFrame } from "../../../../ui/mail-frame.tsx";
import { SegmentedTabs } from "../../../../ui/segmented-tabs.tsx";
import type { Person } from "../use-person.ts";
import { usePreview } from "../use-preview.ts";
import type { TemplateDetail } from "../use-template-draft.ts";
import { contentText } from "./content-text.ts";
import { diffLines, type DiffRow } from "./diff-lines.ts";
import classes from "./side.module.css";

type Props = {
  detail: TemplateDetail;
  draft: TemplateContent;
  /** Whose values the pictures show; null for nobody’s. */
  person: Person | null;
  opened: boolean;
  onClose: () => void;
};

export const CompareDialog = (props: Props) => (
  <Modal
    opened={props.opened}
    onClose={props.onClose}
    title="Compare versions"
    size="min(1200px, 94vw)"
  >
    <Body {...props} />
  </Modal>
);

function Body({ detail, draft, person }: Props) {
  const [latest, before] = detail.versions;
  const [one, setOne] = useState(
    String((detail.changed ? latest : (before ?? latest))?.version ?? 1),
  );
  const [other, setOther] = useState(detail.changed ? "draft" : String(latest?.version ?? 1));
  const [view, setView] = useState<"text" | "pictures">("text");
  const left = useContent(detail.id, one, draft);
  const right = useContent(detail.id, other, draft);
  const rows = useMemo(
    () => (left && right ? diffLines(contentText(left), contentText(right)) : null),
    [left, right],
  );
  const options = [
    { value: "draft", label: "Draft" },
    ...detail.versions.map(({ version, name }) => ({
      value: String(version),
      label: name ? `v${version} ${name}` : `v${version}`,
    })),
  ];
  return (
    <>
      <div className={classes.tools}>
        <output className={classes.note}>
          {view === "pictures"
            ? `As ${person?.name ?? "nobody"} gets it`
            : rows
              ? wordsOfDifferences(rows)
              : ""}
        </output>
        <span className={classes.space} />
        {draft.type === "email" ? (
          <SegmentedTabs
            label="Compare as"
            value={view}
            onChange={setView}
            options={[
              { value: "text", label: "Text" },
              { value: "pictures", label: "Pictures" },
            ]}
          />
        ) : null}
      </div>
      <div className={`${classes.compare} ${classes.sides}`}>
        <Select
          size="sm"
          aria-label="Left"
          data={options}
          value={one}
          onChange={(value) => setOne(value ?? one)}
        />
        <Select
          size="sm"
          aria-label="Right"
          data={options}
          value={other}
          onChange={(value) => setOther(value ?? other)}
        />
      </div>
      {left && right && view === "pictures" ? (
        <div className={`${classes.compare} ${classes.diffBox}`}>
          <Picture content={left} name={one} person={person} />
          <Picture content={right} name={other} person={person} />
        </div>
      ) : null}
      {rows && view === "text" ? <TextDiff rows={rows} /> : null}
    </>
  );
}

function useContent(id: string, which: string, draft: TemplateContent): TemplateContent | null {
  const version = which === "draft" ? null : Number(which);
  const kept = useQuery({
    ...useEngine().templates.version.queryOptions({ input: { id, version: version ?? 1 } }),
    enabled: version !== null,
  }).data;
  return version === null ? draft : (kept?.content ?? null);
}

function wordsOfDifferences(rows: readonly DiffRow[]): string {
  const changed = rows.filter(({ kind }) => kind === "changed").length;
  return changed === 0 ? "They are the same." : `${plural(changed, "line")} changed`;
}

function TextDiff({ rows }: { rows: readonly DiffRow[] }) {
  if (!rows.some(({ kind }) => kind === "changed")) return null;
  return (
    <div className={classes.diffBox}>
      <table className={classes.diff} aria-label="Differences">
        <tbody>
          {rows.map((row, index) =>
            row.kind === "gap" ? (
              <tr key={index}>
                <td colSpan={2} data-kind="gap">
                  {plural(row.count, "line")} without a change
                </td>
              </tr>
            ) : (
              <tr key={index}>
                <td data-kind={row.kind === "changed" && row.left !== null ? "removed" : undefined}>
                  {row.left ?? ""}
                </td>
                <td data-kind={row.kind === "changed" && row.right !== null ? "added" : undefined}>
                  {row.right ?? ""}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  );
}

const noLook = { images: true, dark: false };

function Picture(props: { content: TemplateContent; name: string; person: Person | null }) {
  const { content, name, person } = props;
  const { good, broken } = usePreview(content, person?.key ?? null, noLook);
  const words = name === "draft" ? "Draft" : `Version ${name}`;
  return (
    <div>
      {good?.url ? (
        <MailFrame url={good.url} width={640} height={480} title={`Picture of ${words}`} />
      ) : (
        <div className={classes.blank}>
          {broken.length > 0 ? "It has errors." : good ? "Nothing to show" : ""}
        </div>
      )}
    </div>
  );
}
