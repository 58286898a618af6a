import { Button } from "@mantine/core";
import { IconClockPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useEngine } from "../../../../data/engine.tsx";
import { ConfirmPopover } from "../../../../ui/confirm-popover.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import classes from "./review.module.css";
import { useSeconds } from "./use-seconds.ts";

/** “4:58”, “1:02:03”; days and more are said as a date instead. */
export function countdown(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, "0");
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  return hours > 0
    ? `${hours}:${two(minutes)}:${two(seconds % 60)}`
    : `${minutes}:${two(seconds % 60)}`;
}

/** A published journey that has not begun yet: how long it still can be taken back. */
export function StartCapsule() {
  const id = useEditor((editor) => editor.id);
  const name = useEditor((editor) => editor.document.name);
  const startsAt = useEditor((editor) => editor.facts.startsAt);
  const format = useFormat();
  const now = useSeconds(startsAt !== null);
  const engine = useEngine();
  const cancel = useMutation(engine.journeyRuns.cancelStart.mutationOptions());
  const start = useMutation(engine.journeyRuns.startNow.mutationOptions());
  if (startsAt === null || startsAt <= now) return null;
  const soon = startsAt - now < 86_400_000;
  const left = soon
    ? `in ${countdown(startsAt - now)}`
    : format.scheduled(startsAt, format.timeZone, now);
  return (
    <span className={classes.capsule} role="timer" aria-label={`“${name}” starts ${left}`}>
      <IconClockPlay size={15} aria-hidden />
      <span className="num">Starts {left}</span>
      <ConfirmPopover
        question={`Start “${name}” now? It can’t be taken back then.`}
        confirm="Start now"
        onConfirm={() => start.mutateAsync({ id })}
      >
        {(open) => (
          <Button size="xs" variant="subtle" onClick={open}>
            Start now
          </Button>
        )}
      </ConfirmPopover>
      <Button
        size="xs"
        variant="subtle"
        loading={cancel.isPending}
        onClick={() => cancel.mutate({ id })}
      >
        Cancel start
      </Button>
    </span>
  );
}
