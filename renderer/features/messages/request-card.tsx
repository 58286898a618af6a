import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { OtherView } from "../../../shared/contract/messages.ts";
import { CopyAction } from "../../ui/copy-action.tsx";
import { Pill } from "../../ui/pill.tsx";
import classes from "./other.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { usePlay } from "./use-play.ts";

type Custom = Extract<OtherView, { family: "custom" }>;

/** A call of a function or webhook: what it was given, what it answered, and what it may answer besides. */
export function RequestCard({ message, custom }: { message: OpenMessage; custom: Custom }) {
  return (
    <>
      <section className={classes.exchange} aria-label="Request">
        <div className={classes.exchangeHead}>
          <h3>POST</h3>
          <code>{custom.url}</code>
          <CopyAction text={custom.document} size="xs" label="Copy request" />
        </div>
        <pre className={classes.code}>{custom.document}</pre>
      </section>
      {custom.answer ? (
        <section className={classes.exchange} aria-label="Answer">
          <div className={classes.exchangeHead}>
            <h3>Answer</h3>
            <Pill tone={custom.answer.status < 300 ? "success" : "warning"}>
              HTTP {custom.answer.status}
            </Pill>
            <span className={classes.facts}>of the sandbox</span>
          </div>
          <pre className={classes.code}>{custom.answer.body}</pre>
        </section>
      ) : null}
      {message.playable ? <Answer id={message.id} /> : null}
    </>
  );
}

function Answer({ id }: { id: string }) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const { play, busy } = usePlay([id]);
  const send = async () => {
    const attributes = { [name.trim()]: value };
    if (await play({ kind: "customReply", attributes }, { done: "answer", effect: null })) {
      setName("");
      setValue("");
    }
  };
  return (
    <section className={classes.attributes} aria-label="Answer with an attribute">
      <TextInput
        label="Event attribute"
        placeholder="plan"
        maxLength={128}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label="Value"
        placeholder="gold"
        maxLength={128}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button disabled={!name.trim()} loading={busy} onClick={() => void send()}>
        Answer with it
      </Button>
    </section>
  );
}
