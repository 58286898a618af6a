import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconMailbox } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { EmailChannel } from "../../../shared/contract/channels.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { useStatus } from "../../data/use-current-project.ts";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Pill } from "../../ui/pill.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./settings.module.css";

const states = {
  sandbox: { tone: "neutral", text: "Sandbox", icon: <IconMailbox size={13} /> },
  notChecked: { tone: "warning", text: "Not checked", icon: <IconAlertTriangle size={13} /> },
  connected: { tone: "success", text: "Connected", icon: <IconCircleCheck size={13} /> },
  problem: { tone: "danger", text: "Problem", icon: <IconAlertTriangle size={13} /> },
} as const;

/** The one switch between the sandbox mailbox and real people. */
export function EmailModeCard({ channel }: { channel: EmailChannel }) {
  const engine = useEngine();
  const format = useFormat();
  const status = useStatus();
  const [asking, setAsking] = useState(false);
  const setMode = useMutation(
    engine.channels.setEmailMode.mutationOptions({
      meta: { quiet: true },
      onError: (error) => {
        const { message, cure } = readError(error);
        showToast({ text: message, detail: cure ?? "", tone: "danger" });
      },
    }),
  );
  const live = channel.mode === "live";
  const ready = channel.smtp.host !== "" && channel.smtp.fromAddress !== "";
  const state = states[channel.state];
  const due = status?.scheduler.next[0];
  return (
    <Card
      title="Delivery"
      aside={
        <Pill tone={state.tone} icon={state.icon}>
          {state.text}
        </Pill>
      }
    >
      <p className={classes.lead}>
        {live
          ? "Email is live: messages go to real people through your mail server."
          : "Email is in the sandbox: every message goes to the built-in mailbox, none leaves this computer."}
        {channel.problem ? ` ${channel.problem}` : ""}
      </p>
      <div className={classes.form}>
        <div className={classes.acts}>
          {live ? (
            <Button loading={setMode.isPending} onClick={() => setMode.mutate({ mode: "sandbox" })}>
              Go back to the sandbox
            </Button>
          ) : (
            <Button disabled={!ready} onClick={() => setAsking(true)}>
              Send for real…
            </Button>
          )}
          {ready || live ? null : (
            <span className={classes.hint}>Needs a mail server and a From address, below.</span>
          )}
        </div>
      </div>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title="Send email for real?"
        text="From now on, launched and scheduled campaigns reach real people and leave this computer. What is sent cannot be taken back."
        facts={[
          { label: "Server", value: `${channel.smtp.host}:${channel.smtp.port}` },
          { label: "From", value: channel.smtp.fromAddress },
          {
            label: "Next send",
            value: due
              ? `${due.name}, ${format.dateTime(due.at)}${due.people === null ? "" : `, ${format.count(due.people)} contacts`}`
              : "None scheduled",
          },
          {
            label: "Checked",
            value: channel.checkedAt === null ? "Not yet" : format.dateTime(channel.checkedAt),
          },
        ]}
        confirm="Send email for real"
        onConfirm={() => setMode.mutateAsync({ mode: "live" })}
      />
    </Card>
  );
}
