import { IconX } from "@tabler/icons-react";
import { useId, type KeyboardEvent, type ReactNode } from "react";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { TabsRow, type TabItem } from "../../../../ui/tabs-row.tsx";
import { focusCard } from "../canvas/focus-card.ts";
import { useEditorStore } from "../editor-context.ts";
import classes from "./inspector.module.css";

/** The right panel: what is selected, its tabs, and what can be done with it. */
export function Panel<Tab extends string>(props: {
  label: string;
  tile?: ReactNode;
  type?: string;
  /** A field to rename it, or plain words. */
  title: ReactNode;
  menu?: ReactNode;
  onClose: () => void;
  tabs?: { items: readonly TabItem<Tab>[]; value: Tab; onChange: (tab: Tab) => void };
  footer?: ReactNode;
  children: ReactNode;
}) {
  const id = useId();
  const store = useEditorStore();
  /** Escape goes back to the card; in an open list it closes that first. */
  const back = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (target.getAttribute("aria-expanded") === "true" || target.closest("[role=dialog]")) return;
    const { selection, document } = store.getState();
    event.preventDefault();
    focusCard(selection.activities[0] ?? selection.path?.from ?? document.entry);
  };
  const { tabs } = props;
  return (
    // The panel is left with Escape from any control in it.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside className={classes.panel} aria-label={props.label} data-region="panel" onKeyDown={back}>
      <header className={classes.header}>
        {props.tile}
        <div className={classes.titles}>
          {props.type ? <div className={classes.type}>{props.type}</div> : null}
          {typeof props.title === "string" ? (
            <h2 className={`${classes.title} ellipsis`}>{props.title}</h2>
          ) : (
            props.title
          )}
        </div>
        {props.menu}
        <IconAction label="Close" shortcut="Esc" size="sm" onClick={props.onClose}>
          <IconX size={16} />
        </IconAction>
      </header>
      {tabs ? (
        <div className={classes.tabs}>
          <TabsRow
            id={id}
            label={`Parts of ${props.label}`}
            tabs={tabs.items}
            value={tabs.value}
            onChange={tabs.onChange}
          />
        </div>
      ) : null}
      <div
        className={classes.body}
        {...(tabs
          ? { role: "tabpanel", id: `${id}-panel`, "aria-label": tabs.value, tabIndex: -1 }
          : {})}
      >
        {props.children}
      </div>
      {props.footer ? <footer className={classes.footer}>{props.footer}</footer> : null}
    </aside>
  );
}
