import { Button, Modal } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Schedule } from "../../../shared/domain/campaign.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { ErrorState } from "../../ui/error-state.tsx";
import { cityOf } from "../../ui/format.ts";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { showToast } from "../../ui/toast.tsx";
import classes from "./next-sends.module.css";

type Props = { opened: boolean; onClose: () => void; campaignId: string; name: string };

/** Moves a campaign that waits for its time; the zone and the repetition stay. */
export function RescheduleDialog(props: Props) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={`Reschedule “${props.name}”`}
      size={420}
    >
      <Load {...props} />
    </Modal>
  );
}

function Load(props: Props) {
  const engine = useEngine();
  const campaign = useQuery(engine.campaigns.get.queryOptions({ input: { id: props.campaignId } }));
  const slow = useSlow(campaign.isPending);
  if (campaign.isError)
    return (
      <ErrorState problem={readError(campaign.error)} onRetry={() => void campaign.refetch()} />
    );
  if (!campaign.data) return slow ? <SkeletonRows rows={2} /> : null;
  const { schedule } = campaign.data;
  if (schedule.kind === "immediately") return <p>This campaign is sent at once.</p>;
  return <Form {...props} schedule={schedule} />;
}

function Form(props: Props & { schedule: Exclude<Schedule, { kind: "immediately" }> }) {
  const { schedule, onClose } = props;
  const [date, setDate] = useState<string | null>(schedule.at.slice(0, 10));
  const [time, setTime] = useState(schedule.at.slice(11));
  const at = date && time ? `${date}T${time}` : "";
  const first = useRef<HTMLInputElement>(null);
  // The form comes after the schedule was fetched, too late for the dialog to put the focus into it.
  useEffect(() => first.current?.focus(), []);
  const reschedule = useMutation(
    useEngine().campaigns.reschedule.mutationOptions({ meta: { quiet: true } }),
  );
  const problem = reschedule.error ? readError(reschedule.error) : null;
  const save = () =>
    reschedule.mutate(
      { id: props.campaignId, schedule: { ...schedule, at } },
      {
        onSuccess: () => {
          showToast({ text: `“${props.name}” is rescheduled.` });
          onClose();
        },
      },
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className={classes.when}>
        <DateInput
          ref={first}
          size="md"
          label={schedule.kind === "recurring" ? "First day" : "Day"}
          valueFormat="D MMM YYYY"
          value={date}
          onChange={setDate}
          popoverProps={{ withinPortal: true }}
        />
        <TimePicker
          size="md"
          label="Time"
          value={time}
          onChange={setTime}
          hoursInputLabel="Hours"
          minutesInputLabel="Minutes"
        />
      </div>
      <p className={classes.zone}>
        {cityOf(schedule.zone)} time
        {schedule.kind === "recurring" ? `, repeats ${schedule.every}` : ""}
      </p>
      {problem ? (
        <p className={classes.problem} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <div className={classes.dialogActs}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={at === "" || at === schedule.at}
          loading={reschedule.isPending}
        >
          Reschedule
        </Button>
      </div>
    </form>
  );
}
