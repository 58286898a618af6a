import { Button } from "@mantine/core";
import { IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import type { CheckStep } from "../../../shared/contract/channels.ts";
import { CopyAction } from "../../ui/copy-action.tsx";
import classes from "./settings.module.css";

type Result = { ok: boolean; steps: z.infer<typeof CheckStep>[]; log: string };

const icons = {
  yes: <IconCircleCheck size={16} />,
  no: <IconCircleX size={16} />,
  not: <IconCircleDashed size={16} />,
};
const words = { yes: "worked", no: "failed", not: "not reached" };

/** What *Check* did, step by step, with the time each took. */
export function CheckResult({ result }: { result: Result }) {
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLElement>(null);
  // The result stands at the end of a long form: unseen, *Check* would seem to do nothing.
  useEffect(() => place.current?.scrollIntoView({ block: "nearest" }), [result]);
  return (
    <section ref={place} aria-label="Result of the check" aria-live="polite">
      <ol className={classes.steps}>
        {result.steps.map((step) => {
          const state = step.ok === null ? "not" : step.ok ? "yes" : "no";
          return (
            <li key={step.name} className={classes.step} data-ok={state}>
              {icons[state]}
              <span>
                {step.name}
                <span className="visually-hidden"> {words[state]}</span>
              </span>
              <span className={classes.detail}>{step.detail}</span>
              <span className="num">
                {step.milliseconds === null ? "—" : `${Math.round(step.milliseconds)} ms`}
              </span>
            </li>
          );
        })}
      </ol>
      <div className={classes.row} data-wide>
        <div className={classes.control}>
          <Button size="xs" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? "Hide the log" : "Show the log"}
          </Button>
          <CopyAction text={result.log} label="Copy the log" size="xs" />
        </div>
      </div>
      {open ? (
        // A log is read by scrolling, which the keyboard can do only where the focus is.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <pre className={classes.log} tabIndex={0} aria-label="Log of the connection">
          {result.log}
        </pre>
      ) : null}
    </section>
  );
}
