import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CampaignRow } from "../../../shared/contract/campaigns.ts";
import type { Schedule } from "../../../shared/domain/campaign.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { showToast } from "../../ui/toast.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { nameOr, scheduleWords } from "./campaign-words.tsx";
import { nextRuns } from "./due-times.ts";
import { ScheduleFields } from "./schedule-fields.tsx";
import classes from "./dialog.module.css";

type Moved = Pick<CampaignRow, "id" | "name" | "schedule">;

/** Moves a campaign that waits for its time. */
export function RescheduleDialog(props: { campaign: Moved; opened: boolean; onClose: () => void }) {
  return (
    <Modal
      opened={props.opened}
      onClose={props.onClose}
      title={`Reschedule “${nameOr(props.campaign.name)}”`}
      size={620}
    >
      <Fields campaign={props.campaign} onClose={props.onClose} />
    </Modal>
  );
}

function Fields({ campaign, onClose }: { campaign: Moved; onClose: () => void }) {
  const format = useFormat();
  const now = useNow();
  const [schedule, setSchedule] = useState<Schedule>(campaign.schedule);
  const reschedule = useMutation(
    useEngine().campaigns.reschedule.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => {
        onClose();
        showToast({
          text: `“${nameOr(campaign.name)}” is rescheduled.`,
          detail: scheduleWords(schedule, format, now),
        });
      },
    }),
  );
  const was = JSON.stringify(campaign.schedule);
  const [next] = nextRuns(schedule, now, 1);
  const zone = schedule.kind === "immediately" ? format.timeZone : schedule.zone;
  return (
    <div className={classes.stack}>
      <ScheduleFields later schedule={schedule} onChange={setSchedule} />
      {reschedule.isError ? (
        <p className={classes.problem} role="alert">
          {[readError(reschedule.error).message, readError(reschedule.error).cure].join(" ")}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="filled"
          disabled={next === undefined || JSON.stringify(schedule) === was}
          loading={reschedule.isPending}
          onClick={() => reschedule.mutate({ id: campaign.id, schedule })}
        >
          {next === undefined ? "Move" : `Move to ${format.scheduled(next, zone, now)}`}
        </Button>
      </div>
    </div>
  );
}
