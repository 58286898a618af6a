import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./bars.module.css";

type Answer = "sendAgain" | "sent" | "notSent";
const most = 10_000;

/** Nobody knows whether these arrived, so a person says what to take them for. */
export function ResolveUnknown(props: {
  count: number;
  /** Asked for only once an answer is given: all of them may be many. */
  ids: () => Promise<readonly string[]>;
  onDone?: () => void;
}) {
  const format = useFormat();
  const [asking, setAsking] = useState<Answer | null>(null);
  const resolve = useMutation(useEngine().messages.resolveUnknown.mutationOptions());
  const [people, messages] = [
    plural(format.count(props.count), "person", "people"),
    plural(format.count(props.count), "message"),
  ];
  const answers = {
    sendAgain: {
      label: "Send again…",
      title: `Send ${messages} again?`,
      text: `${people} may get it twice.`,
      confirm: `Send to ${people}`,
    },
    sent: {
      label: "Take as sent…",
      title: `Take ${messages} as sent?`,
      text: "They count as sent in reports, and are not sent again. This cannot be taken back.",
      confirm: `Take ${messages} as sent`,
    },
    notSent: {
      label: "Take as not sent…",
      title: `Take ${messages} as not sent?`,
      text: "They count as not sent in reports, although some may have arrived. This cannot be taken back.",
      confirm: `Take ${messages} as not sent`,
    },
  };
  const act = async (as: Answer) => {
    const ids = await props.ids();
    let changed = 0;
    for (let from = 0; from < ids.length; from += most)
      changed += (await resolve.mutateAsync({ ids: ids.slice(from, from + most), as })).changed;
    const done = plural(format.count(changed), "message");
    showToast({
      text:
        as === "sendAgain"
          ? `${done} queued again.`
          : `${done} taken as ${as === "sent" ? "sent" : "not sent"}.`,
    });
    props.onDone?.();
  };
  const asked = asking ? answers[asking] : answers.sendAgain;
  return (
    <span className={classes.acts}>
      {(["sendAgain", "sent", "notSent"] as const).map((answer) => (
        <Button
          key={answer}
          size="xs"
          disabled={props.count === 0}
          onClick={() => setAsking(answer)}
        >
          {answers[answer].label}
        </Button>
      ))}
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asked.title}
        text={asked.text}
        confirm={asked.confirm}
        onConfirm={() => (asking ? act(asking) : undefined)}
      />
    </span>
  );
}
