import { useQuery } from "@tanstack/react-query";
import type { ContactCheck } from "../../../../shared/contract/segments.ts";
import type { Names } from "../../../../shared/domain/segment-clauses.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { criterionInWords } from "../contacts/simple-rules.ts";
import { useRuleNames } from "../use-rule-names.ts";
import classes from "./contact.module.css";
import { Mark, MarkWord } from "./mark.tsx";

/** Every rule of a segment, whether this contact meets it, and the value that was seen. */
export function SegmentCheck({ contact, segmentId }: { contact: number; segmentId: string }) {
  const { segments } = useEngine();
  const check = useQuery(
    segments.check.queryOptions({ input: { of: { id: segmentId }, contact } }),
  );
  const segment = useQuery(segments.get.queryOptions({ input: { id: segmentId } }));
  const names = useRuleNames(segment.data?.rules);
  const slow = useSlow(check.isPending);
  if (check.isError)
    return <ErrorState problem={readError(check.error)} onRetry={() => void check.refetch()} />;
  if (!check.data || !segment.data)
    return slow ? <SkeletonRows rows={3} label="Checking the rules" /> : null;
  const { rules, name } = segment.data;
  return (
    <section className={classes.check} aria-label={`Why in ${name}`}>
      <output className={classes.checkVerdict}>
        <Mark passed={check.data.member} />
        {check.data.member ? `In “${name}” now.` : `Not in “${name}” now.`}
      </output>
      {check.data.endpoint ? (
        <p className={`${classes.quiet} ${classes.checkWhose}`}>
          Values of {check.data.endpoint.address}
        </p>
      ) : null}
      {rules?.groups.map((group, at) => {
        const answer = check.data.groups[at];
        return answer ? (
          <GroupAnswer
            key={at}
            title={
              rules.groups.length > 1
                ? `${group.exclude ? "Exclude: " : ""}${group.name || `Segment group ${at + 1}`}`
                : null
            }
            group={group}
            answer={answer}
            names={names}
          />
        ) : null;
      })}
    </section>
  );
}

function GroupAnswer(props: {
  title: string | null;
  group: SegmentRules["groups"][number];
  answer: ContactCheck["groups"][number];
  names: Names;
}) {
  const { group, answer, names } = props;
  const lines = [
    ...answer.sources.map(({ name, passed }) => ({
      text: `In “${name}”`,
      passed,
      value: null as string | null,
    })),
    ...group.dimensions.flatMap((box, boxAt) =>
      box.criteria.map((criterion, rowAt) => ({
        text: criterionInWords(criterion, names),
        passed: answer.boxes[boxAt]?.rows[rowAt]?.passed ?? null,
        value: answer.boxes[boxAt]?.rows[rowAt]?.value ?? null,
      })),
    ),
  ];
  return (
    <>
      {props.title ? <h4 className={classes.checkTitle}>{props.title}</h4> : null}
      <ul className={classes.steps}>
        {lines.map(({ text, passed, value }, at) => (
          <li key={at} className={classes.step} data-passed={String(passed)}>
            <Mark passed={passed} />
            <div>
              <MarkWord passed={passed} />
              <span className={classes.stepText}>{text}</span>
              {value === null ? null : <div className={classes.quiet}>{value}</div>}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
