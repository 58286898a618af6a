import { Select } from "@mantine/core";
import { useEffect, useState } from "react";
import type { JourneyVersion } from "../../../../../shared/contract/journeys.ts";
import { journeyStatusNames } from "../../../../../shared/domain/journey.ts";
import { readError } from "../../../../data/read-error.ts";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { plural } from "../../../../ui/format.ts";
import { Pill } from "../../../../ui/pill.tsx";
import { SkeletonRows } from "../../../../ui/skeletons.tsx";
import { useNow } from "../../../../ui/use-now.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { useHistoryView, type Edition } from "./history-store.ts";
import classes from "./history.module.css";
import { useHistory } from "./use-history.ts";
import { NameDialog, VersionMenu } from "./version-menu.tsx";

export const editionName = (edition: Edition): string =>
  edition === "draft" ? "Draft" : `v${edition}`;

/** The left panel of History: the draft and every published version. Mod+S names the one that is looked at. */
export function HistoryPanel() {
  const { versions, error, retry, after, before } = useHistory();
  const choose = useHistoryView((view) => view.choose);
  const changes = useEditor((editor) => editor.facts.changes);
  const [naming, setNaming] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || after === "draft") return;
      event.preventDefault();
      setNaming(true);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [after]);
  const looked = versions?.find(({ number }) => number === after);
  if (error) return <ErrorState problem={readError(error)} onRetry={retry} />;
  if (!versions) return <SkeletonRows rows={5} height={44} label="Loading versions" />;
  const sorted = versions.toSorted((one, other) => other.number - one.number);
  return (
    <aside className={classes.panel} aria-label="Versions" data-region="palette">
      <h2 className={classes.heading}>Versions</h2>
      <ol className={classes.list}>
        <li className={classes.version} data-chosen={after === "draft" || undefined}>
          <button
            type="button"
            className={classes.choose}
            aria-pressed={after === "draft"}
            onClick={() => choose({ after: "draft", before: null })}
          >
            <span className={classes.number}>Draft</span>
            <span className={classes.small}>
              {changes === null
                ? "Nothing is published yet"
                : changes === 0
                  ? "As published"
                  : plural(changes, "change")}
            </span>
          </button>
        </li>
        {sorted.map((version) => (
          <VersionRow key={version.number} version={version} chosen={after === version.number} />
        ))}
      </ol>
      {sorted.length === 0 ? null : (
        <div className={classes.compare}>
          <Select
            size="sm"
            label="Compared with"
            placeholder="Nothing older"
            data={[
              ...(after === "draft" ? [] : [{ value: "draft", label: "Draft" }]),
              ...sorted
                .filter(({ number }) => number !== after)
                .map(({ number }) => ({ value: String(number), label: `v${number}` })),
            ]}
            value={before === null ? null : String(before)}
            onChange={(value) => {
              if (value !== null) choose({ before: value === "draft" ? "draft" : Number(value) });
            }}
          />
        </div>
      )}
      {looked ? (
        <NameDialog version={looked} opened={naming} onClose={() => setNaming(false)} />
      ) : null}
    </aside>
  );
}

const states: Record<JourneyVersion["state"], { word: string; tone: "success" | "info" | null }> = {
  pending: { word: "Starts soon", tone: "info" },
  current: { word: "Live", tone: "success" },
  draining: { word: "Finishing", tone: "info" },
  ended: { word: "", tone: null },
};

function VersionRow({ version, chosen }: { version: JourneyVersion; chosen: boolean }) {
  const choose = useHistoryView((view) => view.choose);
  const format = useFormat();
  const now = useNow();
  const status = useEditor((editor) => editor.facts.status);
  const { word, tone } = states[version.state];
  // The version that takes people in is what the journey is: live, paused, closed.
  const said = version.state === "current" ? journeyStatusNames[status] : word;
  return (
    <li className={classes.version} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={classes.choose}
        aria-pressed={chosen}
        onClick={() => choose({ after: version.number, before: null })}
      >
        <span className={classes.number}>
          v{version.number}
          {tone ? (
            <Pill tone={status === "paused" && version.state === "current" ? "warning" : tone}>
              {said}
            </Pill>
          ) : null}
        </span>
        {version.name ? <span>{version.name}</span> : null}
        <span className={classes.small}>
          {version.name ? <br /> : null}
          {format.relative(version.publishedAt, now)}
          {version.author ? ` · ${version.author}` : ""}
          <br />
          {format.count(version.entered)} entered · {format.count(version.inJourney)} inside
        </span>
      </button>
      <VersionMenu version={version} />
    </li>
  );
}
