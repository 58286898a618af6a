import { IconChevronDown, IconChevronUp, IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { countWords, inOrder, keyOf } from "./problem-order.ts";
import { ProblemRow, SeverityIcon, useProblemPlace } from "./problem-row.tsx";
import classes from "./problems.module.css";

/** The bottom line: the worst problem there is, and all of them once it is opened. F8 goes through them. */
export function ProblemsStrip() {
  const document = useEditor((editor) => editor.document);
  const found = useEditor((editor) => editor.problems);
  const store = useEditorStore();
  const place = useProblemPlace();
  const id = useId();
  const [open, setOpen] = useState(false);
  const problems = useMemo(() => inOrder(found, document), [found, document]);
  const [first] = problems;
  const errors = problems.filter(({ severity }) => severity === "error").length;
  const current = useCurrentProblem(problems);
  useEffect(() => {
    const next = (event: KeyboardEvent) => {
      if (event.key !== "F8" || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      const problem = current.step(event.shiftKey ? -1 : 1);
      const { show, say } = store.getState();
      if (!problem) say("No problems.");
      else {
        show(problem.activity, problem.field);
        say(`${problem.severity === "error" ? "Error" : "Warning"}: ${problem.text}`);
      }
    };
    window.addEventListener("keydown", next);
    return () => window.removeEventListener("keydown", next);
  });
  return (
    <section className={classes.strip} data-open={open || undefined} aria-label="Problems">
      <button
        type="button"
        className={classes.line}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {first ? (
          <>
            <SeverityIcon severity={first.severity} />
            <strong>{countWords(problems)}</strong>
            <span className={`${classes.grow} ellipsis`}>
              {open ? "" : `${place(first)} — ${first.text}`}
            </span>
            {errors === 0 ? <span>0 errors</span> : null}
          </>
        ) : (
          <>
            <IconCircleCheck size={15} className={classes.fine} />
            <span className={classes.grow}>No problems</span>
          </>
        )}
        {open ? <IconChevronDown size={15} /> : <IconChevronUp size={15} />}
      </button>
      <ul id={id} className={classes.list} hidden={!open}>
        {/* Hundreds of rows that nobody sees would be made again with every edit. */}
        {(open ? problems : []).map((problem) => (
          <ProblemRow
            key={keyOf(problem)}
            problem={problem}
            current={current.key === keyOf(problem)}
          />
        ))}
      </ul>
    </section>
  );
}

/** Where F8 is; a problem that was mended meanwhile gives its place to the next one. */
function useCurrentProblem(problems: ReturnType<typeof inOrder>) {
  const at = useRef(-1);
  const [key, setKey] = useState<string | null>(null);
  return {
    key,
    step(by: 1 | -1) {
      if (problems.length === 0) return null;
      const now = problems.findIndex((one) => keyOf(one) === key);
      const from = now === -1 ? (by === 1 ? at.current - 1 : at.current + 1) : now;
      const next = (Math.max(-1, from) + by + problems.length) % problems.length;
      const problem = problems[next] ?? null;
      at.current = next;
      setKey(problem && keyOf(problem));
      return problem;
    },
  };
}
