import { IconX } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { TabsRow, type TabItem } from "../../../../ui/tabs-row.tsx";
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
  const { tabs } = props;
  return (
    <aside className={classes.panel} aria-label={props.label} data-region="panel">
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
