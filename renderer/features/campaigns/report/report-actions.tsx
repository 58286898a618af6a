import { Button } from "@mantine/core";
import {
  IconBan,
  IconCalendarTime,
  IconCopy,
  IconDownload,
  IconPlayerPause,
  IconPlayerPlay,
} from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { useEngine } from "../../../data/engine.tsx";
import { useScreenActions } from "../../../data/screen-actions.ts";
import { CancelDialog } from "../cancel-dialog.tsx";
import { canCancel, canPause, PauseAction } from "../pause-action.tsx";
import { RescheduleDialog } from "../reschedule-dialog.tsx";
import { useCampaignActs } from "../use-campaign-acts.ts";
import { saveText } from "../../../data/save-text.ts";

export function ReportActions({ campaign }: { campaign: CampaignDetail }) {
  const acts = useCampaignActs();
  const [dialog, setDialog] = useState<"cancel" | "reschedule" | null>(null);
  const exportReport = useMutation(
    useEngine().campaigns.exportReport.mutationOptions({
      onSuccess: ({ fileName, text }) => saveText(fileName, text),
    }),
  );
  const { id, status } = campaign;
  const sent = campaign.runs.some(({ startedAt }) => startedAt !== null);
  const waits = status === "scheduled" || status === "pendingNextRun";
  useScreenActions([
    {
      id: "report:duplicate",
      label: "Duplicate this campaign",
      run: () => acts.duplicate(campaign),
    },
    ...(sent
      ? [{ id: "report:export", label: "Export CSV", run: () => exportReport.mutate({ id }) }]
      : []),
    ...(waits
      ? [{ id: "report:move", label: "Reschedule", run: () => setDialog("reschedule") }]
      : []),
    ...(canCancel(status)
      ? [{ id: "report:cancel", label: "Cancel sends", run: () => setDialog("cancel") }]
      : []),
  ]);
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconCopy size={16} />}
        onClick={() => acts.duplicate(campaign)}
      >
        Duplicate
      </Button>
      {sent ? (
        <Button
          leftSection={<IconDownload size={16} />}
          loading={exportReport.isPending}
          onClick={() => exportReport.mutate({ id })}
        >
          Export CSV
        </Button>
      ) : null}
      {waits ? (
        <Button
          leftSection={<IconCalendarTime size={16} />}
          onClick={() => setDialog("reschedule")}
        >
          Reschedule…
        </Button>
      ) : null}
      {canPause(status) ? (
        <PauseAction campaign={campaign}>
          {(ask) => (
            <Button leftSection={<IconPlayerPause size={16} />} onClick={ask}>
              Pause
            </Button>
          )}
        </PauseAction>
      ) : null}
      {status === "paused" ? (
        <Button
          variant="filled"
          leftSection={<IconPlayerPlay size={16} />}
          onClick={() => acts.resume(campaign)}
        >
          Resume
        </Button>
      ) : null}
      {canCancel(status) ? (
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconBan size={16} />}
          onClick={() => setDialog("cancel")}
        >
          Cancel…
        </Button>
      ) : null}
      <CancelDialog
        campaign={campaign}
        opened={dialog === "cancel"}
        onClose={() => setDialog(null)}
        onConfirm={() => acts.cancel(campaign)}
      />
      {waits ? (
        <RescheduleDialog
          campaign={campaign}
          opened={dialog === "reschedule"}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
