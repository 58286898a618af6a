import { useMutation, useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { familyNames } from "../../../shared/domain/channel.ts";
import { useIsLive } from "../../data/channel-mode.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { duration, plural } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import type { NextSend } from "./home-data.ts";

type Missed = NonNullable<ReturnType<typeof useMissedRun>>;

/** The run that did not start when it was due, and the three ways out of it. */
export function useMissedRun(send: NextSend) {
  const engine = useEngine();
  const enabled = send.status === "missed";
  const runs = useQuery(engine.campaigns.missed.queryOptions({ enabled })).data;
  const decide = useMutation(engine.campaigns.decideMissed.mutationOptions());
  const run = enabled ? runs?.find(({ campaignId }) => campaignId === send.campaignId) : undefined;
  if (!run) return null;
  const { runId } = run;
  return {
    run,
    choose: (choice: "tomorrow" | "skip") => decide.mutate({ runId, choice }),
    sendNow: () => decide.mutateAsync({ runId, choice: "sendNow" }),
  };
}

export function SendNowDialog(props: {
  opened: boolean;
  onClose: () => void;
  name: string;
  missed: Missed;
}) {
  const { run, sendNow } = props.missed;
  const format = useFormat();
  const live = useIsLive(run.family);
  const channel = familyNames[run.family];
  const people = plural(format.count(run.people), "contact");
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={`Send “${props.name}” now?`}
      facts={[
        { label: "People", value: people },
        { label: "Channel", value: `${channel}, ${live ? "to real people" : "in the sandbox"}` },
        { label: "Late by", value: duration(run.lateBy) },
      ]}
      confirm={`Send to ${people}`}
      onConfirm={sendNow}
    />
  );
}
