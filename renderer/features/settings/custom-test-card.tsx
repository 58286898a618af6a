import { Button, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { Card } from "../../ui/card.tsx";
import classes from "./settings.module.css";

/** One call to try: Pinpoint’s document, without a contact. */
export function CustomTestCard({ live }: { live: boolean }) {
  const [url, setUrl] = useState("");
  const [data, setData] = useState("");
  const send = useMutation(
    useEngine().messages.sendTest.mutationOptions({ meta: { quiet: true } }),
  );
  const problem = send.isError ? readError(send.error) : null;
  const result = send.data?.[0];
  return (
    <Card title="Test call">
      <div className={classes.form}>
        <TextInput
          label="Web address"
          placeholder="https://"
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Textarea
          label="Data"
          description="Custom data of the call; variables may stand in it."
          autosize
          minRows={2}
          maxRows={8}
          maxLength={5000}
          value={data}
          onChange={(event) => setData(event.currentTarget.value)}
        />
        <div className={classes.acts}>
          <Button
            disabled={!/^https?:\/\/./.test(url.trim())}
            loading={send.isPending}
            onClick={() =>
              send.mutate({
                content: {
                  type: "custom",
                  deliveryUri: url.trim(),
                  data,
                  endpointTypes: ["CUSTOM"],
                  defaults: {},
                },
                contact: null,
                to: ["test"],
              })
            }
          >
            {live ? "Call for real" : "Record a test call"}
          </Button>
          <span className={classes.hint} aria-live="polite">
            {problem ? [problem.message, problem.cure].filter(Boolean).join(" ") : null}
            {result ? `${result.ok ? "Answered" : "Not taken"}: ${result.detail} ` : null}
            {result ? (
              <Link to="/messages/tests" className="link">
                Open in Messages › Tests
              </Link>
            ) : null}
          </span>
        </div>
      </div>
    </Card>
  );
}
