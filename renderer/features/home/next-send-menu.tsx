import { Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import type { NextSend } from "./home-data.ts";
import { SendNowDialog, useMissedRun } from "./missed-send.tsx";
import classes from "./next-sends.module.css";
import { RescheduleDialog } from "./reschedule-dialog.tsx";
import { clockOf } from "./send-words.ts";

/** What can be done about one send; only what its state allows. */
export function NextSendMenu({ send }: { send: NextSend }) {
  const engine = useEngine();
  const format = useFormat();
  const now = useNow();
  const missed = useMissedRun(send);
  const [asking, setAsking] = useState<"cancel" | "reschedule" | "sendNow" | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  // The dialog was opened from a menu that is gone; the focus goes back to what opened that.
  const close = () => {
    setAsking(null);
    button.current?.focus();
  };
  const pause = useMutation(engine.campaigns.pause.mutationOptions());
  const resume = useMutation(engine.campaigns.resume.mutationOptions());
  const cancel = useMutation(engine.campaigns.cancel.mutationOptions());
  const input = { id: send.campaignId };
  const { status, name } = send;
  const left = (send.people ?? 0) - (send.sent ?? 0);
  const pauseNow = () =>
    pause.mutate(input, {
      onSuccess: () =>
        showToast({ text: `“${name}” is paused.`, tone: "info", undo: () => resume.mutate(input) }),
    });
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <span className={classes.menu}>
          <Menu.Target>
            <IconAction ref={button} size="sm" label={`Actions for ${name}`}>
              <IconDots size={16} />
            </IconAction>
          </Menu.Target>
        </span>
        <Menu.Dropdown>
          <Menu.Item component={Link} to={`/campaigns/${send.campaignId}`}>
            Open
          </Menu.Item>
          {missed ? (
            <>
              <Menu.Item onClick={() => setAsking("sendNow")}>Send now…</Menu.Item>
              <Menu.Item onClick={() => missed.choose("tomorrow")}>
                Send {clockOf(missed.run.tomorrowAt, now, format)}
              </Menu.Item>
              <Menu.Item onClick={() => missed.choose("skip")}>Skip this send</Menu.Item>
            </>
          ) : null}
          {status === "scheduled" ? (
            <Menu.Item onClick={() => setAsking("reschedule")}>Reschedule…</Menu.Item>
          ) : null}
          {status === "sending" || status === "scheduled" ? (
            <Menu.Item onClick={pauseNow}>Pause</Menu.Item>
          ) : null}
          {status === "paused" ? (
            <Menu.Item onClick={() => resume.mutate(input)}>Resume</Menu.Item>
          ) : null}
          <Menu.Divider />
          <Menu.Item color="red" onClick={() => setAsking("cancel")}>
            Cancel campaign…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === "cancel"}
        onClose={close}
        title={`Cancel “${name}”?`}
        text={
          send.sent === null
            ? "It is not sent. A cancelled campaign can't be started again; you can duplicate it."
            : `${format.count(left)} messages are dropped; what is sent stays sent.`
        }
        confirm="Cancel campaign"
        danger
        onConfirm={() => cancel.mutateAsync(input)}
      />
      {missed ? (
        <SendNowDialog opened={asking === "sendNow"} onClose={close} name={name} missed={missed} />
      ) : null}
      <RescheduleDialog
        opened={asking === "reschedule"}
        onClose={close}
        campaignId={send.campaignId}
        name={name}
      />
    </>
  );
}
