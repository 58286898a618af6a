import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./bars.module.css";

/** Held messages wait for a person: they go as they are now, or they are dropped. */
export function HeldActs({ ids, onDone }: { ids: readonly string[]; onDone?: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const [asking, setAsking] = useState<"release" | "drop" | null>(null);
  const release = useMutation(engine.messages.release.mutationOptions());
  const drop = useMutation(engine.messages.drop.mutationOptions());
  const messages = plural(format.count(ids.length), "message");
  const act = async () => {
    const input = { ids: [...ids] };
    const { changed } = await (asking === "drop" ? drop : release).mutateAsync(input);
    const done = plural(format.count(changed), "message");
    showToast({ text: asking === "drop" ? `${done} dropped.` : `${done} queued.` });
    onDone?.();
  };
  return (
    <span className={classes.acts}>
      <Button size="xs" onClick={() => setAsking("release")}>
        Send now…
      </Button>
      <Button size="xs" onClick={() => setAsking("drop")}>
        Drop…
      </Button>
      <ConfirmDialog
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === "drop" ? `Drop ${messages}?` : `Send ${messages} now?`}
        text={
          asking === "drop"
            ? "They end as not sent. This cannot be taken back."
            : "They go to where their channel goes now: to real people where it is live."
        }
        confirm={asking === "drop" ? `Drop ${messages}` : `Send ${messages}`}
        danger={asking === "drop"}
        onConfirm={act}
      />
    </span>
  );
}
