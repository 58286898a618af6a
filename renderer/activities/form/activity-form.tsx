import { useEffect, useMemo, useRef, useState, type FocusEvent, type ReactNode } from "react";
import { isActivityType } from "../../../shared/activities/index.ts";
import { readActivity, type JourneyDocument } from "../../../shared/journey/graph.ts";
import { CriteriaProvider } from "../../criteria/criteria-provider.tsx";
import { viewOf } from "../index.ts";
import { FormContext } from "./form-context.ts";
import { focusIn } from "./focus-in.ts";
import classes from "./form.module.css";

type FieldProblem = { field: string | null; text: string };

/**
 * The settings of one activity. A field says what is wrong with it once it was left. Keyed by activity: what was touched
 * is forgotten with it.
 */
export function ActivityForm(props: {
  document: JourneyDocument;
  id: string;
  change: (settings: unknown, said?: string) => void;
  /** The control that takes the focus; “” is the first one. */
  focusField: string | null;
  onFocused?: () => void;
  /** What the engine found besides, of this activity; the same list while it found nothing new. */
  problems?: readonly FieldProblem[];
  readOnly?: boolean;
  aside?: ReactNode;
  openJourney?: (field: string) => void;
}) {
  const {
    document,
    id,
    focusField,
    onFocused,
    problems,
    readOnly = false,
    aside,
    openJourney,
  } = props;
  const root = useRef<HTMLFieldSetElement>(null);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const activity = document.activities[id];
  const read = activity ? readActivity(activity) : null;
  // What the engine found is about what it saw: after a change it waits for the engine to look again.
  const [found, setFound] = useState({ problems, activity });
  if (found.problems !== problems) setFound({ problems, activity });
  const others = found.activity === activity ? problems : undefined;
  const own = useMemo<FieldProblem[]>(
    () => (read?.type ? read.type.problems(read.settings) : []),
    [read],
  );
  const parts = useMemo(
    () => ({
      readOnly,
      aside,
      openJourney: openJourney ?? null,
      errorOf: (field: string) =>
        touched.has(field) && !readOnly
          ? ([...own, ...(others ?? [])].find((one) => one.field === field)?.text ?? null)
          : null,
    }),
    [own, others, touched, readOnly, aside, openJourney],
  );
  const touch = (field: string | undefined) => {
    if (field !== undefined && !touched.has(field)) setTouched(new Set([...touched, field]));
  };
  useEffect(() => {
    if (focusField === null || !root.current) return;
    focusIn(root.current, focusField);
    if (focusField !== "") setTouched((before) => new Set([...before, focusField]));
    onFocused?.();
    // Asked for once; the function is new with every drawing.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [focusField]);
  if (!activity || !read) return null;
  if (!read.type || !isActivityType(activity.type))
    return (
      <p className={classes.note}>
        This version does not know “{activity.type}”. It is kept as it is, and people pass straight
        through it.
      </p>
    );
  const { Inspector } = viewOf(activity.type);
  const left = (event: FocusEvent) => {
    // Of nested fields, such as a condition in a list, every one was left.
    for (
      let at = (event.target as HTMLElement).closest<HTMLElement>("[data-field]");
      at && !at.contains(event.relatedTarget);
      at = at.parentElement?.closest<HTMLElement>("[data-field]") ?? null
    )
      touch(at.dataset["field"]);
  };
  return (
    <FormContext value={parts}>
      <CriteriaProvider>
        {/* Only listens to what is left inside. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <fieldset
          ref={root}
          className={classes.form}
          disabled={readOnly}
          aria-label="Settings"
          onBlur={left}
        >
          <Inspector
            document={document}
            id={id}
            settings={read.settings}
            change={props.change}
            focusField={focusField}
          />
        </fieldset>
      </CriteriaProvider>
    </FormContext>
  );
}
