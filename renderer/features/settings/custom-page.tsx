import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { Card } from "../../ui/card.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Pill } from "../../ui/pill.tsx";
import { CustomAnswerCard } from "./custom-answer-card.tsx";
import { CustomTestCard } from "./custom-test-card.tsx";
import classes from "./settings.module.css";

/** Functions and webhooks: whether they are really called, what the sandbox answers, and a call to try. */
export function CustomPage() {
  const engine = useEngine();
  const channel = useQuery(engine.channels.custom.queryOptions());
  const setMode = useMutation(engine.channels.setCustomMode.mutationOptions());
  const [asking, setAsking] = useState(false);
  if (channel.isError)
    return <ErrorState problem={readError(channel.error)} onRetry={() => void channel.refetch()} />;
  if (!channel.data) return null;
  const live = channel.data.mode === "live";
  return (
    <>
      <Card
        title="Delivery"
        aside={<Pill tone={live ? "success" : "neutral"}>{live ? "Live" : "Sandbox"}</Pill>}
      >
        <p className={classes.lead}>
          {live
            ? "The custom channel is live: web addresses are really called."
            : "The custom channel is in the sandbox: calls are recorded in the built-in mailbox, no address is called."}
        </p>
        <div className={classes.form}>
          <div className={classes.acts}>
            {live ? (
              <Button
                loading={setMode.isPending}
                onClick={() => setMode.mutate({ mode: "sandbox" })}
              >
                Go back to the sandbox
              </Button>
            ) : (
              <Button onClick={() => setAsking(true)}>Call for real…</Button>
            )}
          </div>
        </div>
        <ConfirmDialog
          opened={asking}
          onClose={() => setAsking(false)}
          title="Call web addresses for real?"
          text="From now on, messages of the custom channel leave this computer: each is a POST with the contact’s endpoint as JSON. What is sent cannot be taken back."
          confirm="Call for real"
          onConfirm={() => setMode.mutateAsync({ mode: "live" })}
        />
      </Card>
      <CustomAnswerCard answer={channel.data.answer} />
      <CustomTestCard live={live} />
    </>
  );
}
