import { Radio } from "@mantine/core";
import type { LatePolicy } from "../../../../shared/domain/campaign.ts";
import { useCurrentProject } from "../../../data/use-current-project.ts";
import { duration } from "../../../ui/format.ts";
import { ScheduleFields } from "../schedule-fields.tsx";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import classes from "./wizard.module.css";

const policies: { value: LatePolicy; label: string; description: string }[] = [
  {
    value: "ask",
    label: "Ask me",
    description: "When Wayline is open again it lists the missed send and waits for your choice.",
  },
  { value: "send", label: "Send late", description: "It goes out as soon as Wayline is open." },
  { value: "skip", label: "Skip it", description: "That run is left out and noted as skipped." },
];

export function ScheduleStep({ draft, review }: StepProps) {
  const { schedule, latePolicy } = draft.draft;
  const grace = useCurrentProject()?.settings.lateGraceMinutes;
  return (
    <>
      <h2 className={classes.heading}>Schedule</h2>
      <ScheduleFields
        schedule={schedule}
        errors={fieldErrors(review?.findings, "schedule")}
        onChange={(next, what) => draft.change({ schedule: next }, what)}
      />
      {schedule.kind === "immediately" ? null : (
        <Radio.Group
          label="If this computer was off"
          description={
            grace === undefined
              ? null
              : `This computer must be on at the time of sending. What is less than ${duration(grace * 60_000)} late still goes out by itself.`
          }
          value={latePolicy}
          onChange={(value) =>
            draft.change({ latePolicy: value as LatePolicy }, "Missed-send rule")
          }
        >
          <div className={classes.radios}>
            {policies.map((policy) => (
              <Radio key={policy.value} size="xs" {...policy} />
            ))}
          </div>
        </Radio.Group>
      )}
    </>
  );
}
