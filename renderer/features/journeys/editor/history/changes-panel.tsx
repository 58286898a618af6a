import { IconChevronDown, IconChevronUp } from "@tabler/icons-react";
import { useEffect } from "react";
import type { JourneyChange } from "../../../../../shared/contract/journeys.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useWindowSettings } from "../../../../ui/window-settings.tsx";
import { useEditorStore } from "../editor-context.ts";
import { diffWords, marks } from "../review/mini-diff.tsx";
import { editionName } from "./history-panel.tsx";
import { useHistoryView } from "./history-store.ts";
import classes from "./history.module.css";
import { useHistory } from "./use-history.ts";

/** The right panel of History: every difference, old and new. N and P go through them. */
export function ChangesPanel() {
  const { changes, after, before, documents } = useHistory();
  const at = useHistoryView((view) => view.at);
  const go = useHistoryView((view) => view.go);
  const { singleKeys } = useWindowSettings();
  const store = useEditorStore();
  const open = (index: number) => {
    const change = changes[index];
    if (!change) return;
    go(index);
    const { select, say } = store.getState();
    select({ activities: change.activity === null ? [] : [change.activity] });
    say(`${marks[change.kind].word}: ${change.name}`);
  };
  const step = (by: 1 | -1) => {
    if (changes.length > 0)
      open(
        (at === -1 && by === -1 ? changes.length - 1 : at + by + changes.length) % changes.length,
      );
  };
  useEffect(() => {
    if (!singleKeys) return undefined;
    const press = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (target.closest?.("input, textarea, select, [contenteditable], [role=dialog]")) return;
      const key = event.key.toLowerCase();
      if (key !== "n" && key !== "p") return;
      event.preventDefault();
      step(key === "n" ? 1 : -1);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  });
  if (before === null)
    return (
      <aside className={classes.side} aria-label="Changes" data-region="panel">
        <p className={classes.small}>
          There is nothing older to compare with. Versions appear here once they are published.
        </p>
      </aside>
    );
  return (
    <aside className={classes.side} aria-label="Changes" data-region="panel">
      <div className={classes.tools}>
        <h2 className={classes.pair}>
          {editionName(before)} → {editionName(after)}
        </h2>
        <IconAction
          label="Previous change"
          shortcut="P"
          size="sm"
          disabled={changes.length === 0}
          onClick={() => step(-1)}
        >
          <IconChevronUp size={16} />
        </IconAction>
        <IconAction
          label="Next change"
          shortcut="N"
          size="sm"
          disabled={changes.length === 0}
          onClick={() => step(1)}
        >
          <IconChevronDown size={16} />
        </IconAction>
      </div>
      <p className={classes.small} aria-live="polite">
        {documents.before && documents.after
          ? changes.length === 0
            ? "They are the same."
            : diffWords(changes)
          : ""}
      </p>
      <ul className={classes.changes}>
        {changes.map((change, index) => (
          <li key={`${change.activity ?? "journey"}/${change.kind}/${change.name}`}>
            <ChangeCard change={change} current={index === at} onOpen={() => open(index)} />
          </li>
        ))}
      </ul>
    </aside>
  );
}

function ChangeCard(props: { change: JourneyChange; current: boolean; onOpen: () => void }) {
  const { change, current, onOpen } = props;
  const { sign, word } = marks[change.kind];
  return (
    <button type="button" className={classes.change} aria-current={current} onClick={onOpen}>
      <span className={classes.title}>
        <span className={classes.mark} data-kind={change.kind} aria-hidden>
          {sign}
        </span>
        <span className="ellipsis">{change.name}</span>
        <span className={classes.word}>{word}</span>
      </span>
      {change.fields.length > 0 ? (
        <span className={classes.fields}>
          {change.fields.map(({ field, before, after }) => (
            <span key={field} className={classes.field}>
              {field}: <del>{before}</del> → <ins>{after}</ins>
            </span>
          ))}
        </span>
      ) : null}
    </button>
  );
}
