import { Button } from "@mantine/core";
import { IconPlayerPause, IconPlayerPlay, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { useStatus } from "../../data/use-current-project.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { plural } from "../../ui/format.ts";
import { IconAction } from "../../ui/icon-action.tsx";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./bars.module.css";

/** Messages wait and go with their campaign: it can be paused, resumed, cancelled. */
export function CampaignActs(props: {
  id: string;
  name: string;
  paused: boolean;
  /** Buttons with words, where there is room. */
  words?: boolean;
}) {
  const { id, name, paused } = props;
  const engine = useEngine();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const pause = useMutation(engine.campaigns.pause.mutationOptions());
  const resume = useMutation(engine.campaigns.resume.mutationOptions());
  const cancel = useMutation(engine.campaigns.cancel.mutationOptions());
  const running = useStatus()?.queue.running.find(({ campaignId }) => campaignId === id);
  const left = running ? running.total - running.sent : null;
  const pauseNow = () =>
    pause.mutate(
      { id },
      {
        onSuccess: () =>
          showToast({
            text: `“${name}” is paused.`,
            tone: "info",
            undo: () => resume.mutate({ id }),
          }),
      },
    );
  const toggle = paused ? () => resume.mutate({ id }) : pauseNow;
  return (
    <span className={classes.acts}>
      {props.words ? (
        <>
          <Button onClick={toggle}>{paused ? "Resume campaign" : "Pause campaign"}</Button>
          <Button onClick={() => setAsking(true)}>Cancel campaign…</Button>
        </>
      ) : (
        <>
          <IconAction
            size="sm"
            label={paused ? `Resume ${name}` : `Pause ${name}`}
            onClick={toggle}
          >
            {paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
          </IconAction>
          <IconAction size="sm" label={`Cancel ${name}…`} onClick={() => setAsking(true)}>
            <IconX size={16} />
          </IconAction>
        </>
      )}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Cancel “${name}”?`}
        text={
          left === null
            ? "What waits is dropped; what is sent stays sent."
            : `${plural(format.count(left), "message is", "messages are")} dropped; what is sent stays sent.`
        }
        confirm="Cancel campaign"
        danger
        onConfirm={() => cancel.mutateAsync({ id })}
      />
    </span>
  );
}
