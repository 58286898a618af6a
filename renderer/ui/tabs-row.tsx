import type { KeyboardEvent, ReactNode } from "react";
import classes from "./tabs-row.module.css";

export type TabItem<Value extends string> = { value: Value; label: string; count?: ReactNode };

/** Tabs with a line below the chosen one. The panel is the caller's: give it `id={`${id}-panel`}` and `role="tabpanel"`. */
export function TabsRow<Value extends string>(props: {
  id: string;
  label: string;
  tabs: readonly TabItem<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Right end of the row. */
  aside?: ReactNode;
}) {
  const { id, tabs, value, onChange } = props;
  const move = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = tabs.findIndex((tab) => tab.value === value);
    const next =
      event.key === "Home"
        ? tabs[0]
        : event.key === "End"
          ? tabs.at(-1)
          : step
            ? tabs[(at + step + tabs.length) % tabs.length]
            : undefined;
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    event.currentTarget.querySelector<HTMLElement>(`[data-value="${next.value}"]`)?.focus();
  };
  return (
    <div className={classes.row}>
      <div
        role="tablist"
        tabIndex={-1}
        aria-label={props.label}
        className={classes.tabs}
        onKeyDown={move}
      >
        {tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            data-value={tab.value}
            aria-selected={tab.value === value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === value ? 0 : -1}
            className={classes.tab}
            onClick={() => onChange(tab.value)}
          >
            {/* The space is for the name that is read out; a flex box does not show it. */}
            {tab.label}{" "}
            {tab.count === undefined ? null : <span className={classes.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      {props.aside ? <div className={classes.aside}>{props.aside}</div> : null}
    </div>
  );
}
