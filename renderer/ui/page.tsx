import { useEffect, useRef, type ReactNode } from "react";
import { useLocation } from "react-router";
import classes from "./page.module.css";
import { usePublishPage, type Crumb } from "./shell-context.ts";

export type PageProps = {
  title: string;
  /** Shown in place of the title, such as a field to rename it; `title` still names the window. */
  titleSlot?: ReactNode;
  /** One line beside the title, or below it when there is a `tile`. */
  sub?: ReactNode;
  /** A 34 px tile before the title. */
  tile?: ReactNode;
  /** Pills after the title. */
  status?: ReactNode;
  actions?: ReactNode;
  /** The row of tabs that closes the header. */
  tabs?: ReactNode;
  crumbs?: Crumb[];
  /** The body fills the window without padding or scrolling of its own, as for tables and builders. */
  flush?: boolean;
  /** False where the page itself puts the focus somewhere better, such as a search field. */
  focusTitle?: boolean;
  children: ReactNode;
};

/** Everything right of the navigation: one title, what can be done, and the body. */
export function Page(props: PageProps) {
  usePublishPage(props.title, props.crumbs);
  const heading = useRef<HTMLHeadingElement>(null);
  const focusTitle = props.focusTitle ?? true;
  // Opening details changes the address but not the section, and must leave the focus alone.
  const [, section] = useLocation().pathname.split("/");
  useEffect(() => {
    if (focusTitle) heading.current?.focus({ preventScroll: true });
  }, [focusTitle, section]);
  const below = props.tile && props.sub;
  return (
    <div className={classes.page}>
      <header
        className={classes.header}
        data-region="page-header"
        data-tall={below ? true : undefined}
      >
        {props.tile}
        <div className={classes.words}>
          <div className={classes.line}>
            <h1 ref={heading} tabIndex={-1} className={classes.title}>
              {props.titleSlot ?? props.title}
            </h1>
            {props.status}
            {!below && props.sub ? <div className={classes.sub}>{props.sub}</div> : null}
          </div>
          {below ? <div className={classes.below}>{props.sub}</div> : null}
        </div>
        {props.actions ? <div className={classes.actions}>{props.actions}</div> : null}
      </header>
      {props.tabs ? <div className={classes.tabs}>{props.tabs}</div> : null}
      <div
        className={classes.body}
        data-flush={props.flush || undefined}
        data-tabbed={props.tabs ? true : undefined}
      >
        {props.children}
      </div>
    </div>
  );
}
