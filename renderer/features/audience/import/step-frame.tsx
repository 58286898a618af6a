import { useEffect, useRef, type ReactNode } from "react";
import classes from "./import.module.css";

/** One step: what is asked above, how to go on below. Its first field takes the focus when the step appears. */
export function StepFrame(props: { children: ReactNode; footer: ReactNode; label: string }) {
  const body = useRef<HTMLElement>(null);
  useEffect(() => {
    const first = body.current?.querySelector<HTMLElement>("[data-first]");
    (first ?? body.current)?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <section ref={body} tabIndex={-1} className={classes.body} aria-label={props.label}>
        <div className={classes.column}>{props.children}</div>
      </section>
      <footer className={classes.footer}>{props.footer}</footer>
    </>
  );
}
