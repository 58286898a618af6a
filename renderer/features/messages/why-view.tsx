import { IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { Tile } from "../../ui/tile.tsx";
import classes from "./reading.module.css";

/** Why this contact got the campaign's message, or did not: what was checked, in its order. */
export function WhyView({ contact: key, campaignId }: { contact: number; campaignId: string }) {
  const why = useQuery(useEngine().contacts.why.queryOptions({ input: { key, campaignId } }));
  const slow = useSlow(why.isPending);
  if (why.isError)
    return <ErrorState problem={readError(why.error)} onRetry={() => void why.refetch()} />;
  if (!why.data) return slow ? <SkeletonRows /> : null;
  return (
    <div className={classes.why}>
      <p className={classes.verdict}>{why.data.verdict}</p>
      <ol className={classes.steps}>
        {why.data.steps.map((step, index) => (
          // Steps are a fixed order and have no other name.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index} className={classes.step}>
            <StepMark passed={step.passed} />
            <span className={classes.eventWords}>
              <span className={classes.eventName}>{step.text}</span>
              {step.detail ? <span className={classes.eventDetail}>{step.detail}</span> : null}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function StepMark({ passed }: { passed: boolean | null }) {
  const [tone, name, icon] =
    passed === null
      ? (["neutral", "Not checked: ", <IconMinus key="icon" size={14} />] as const)
      : passed
        ? (["success", "Passed: ", <IconCheck key="icon" size={14} />] as const)
        : (["danger", "Failed: ", <IconX key="icon" size={14} />] as const);
  return (
    <>
      <Tile tone={tone} size={20}>
        {icon}
      </Tile>
      <span className="visually-hidden">{name}</span>
    </>
  );
}
