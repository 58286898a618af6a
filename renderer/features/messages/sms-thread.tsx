import { Button, TextInput } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useState, type FormEvent } from "react";
import type { OtherView } from "../../../shared/contract/messages.ts";
import { isOptOut } from "../../../shared/domain/event.ts";
import { plural } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./other.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { usePlay } from "./use-play.ts";

type Sms = Extract<OtherView, { family: "sms" }>;

/** The phone of the receiver: all that went to this number, and what was written back. */
export function SmsThread({ message, sms }: { message: OpenMessage; sms: Sms }) {
  const format = useFormat();
  // What the sandbox does not have, such as a message that waits, is shown by itself.
  const thread =
    sms.thread.length > 0
      ? sms.thread
      : [{ id: message.id, inbound: false, text: sms.text, at: message.at }];
  return (
    <>
      <section className={classes.phone} aria-label={`Phone of ${message.to}`}>
        <header className={classes.phoneHead}>{sms.from || "Your number"}</header>
        <ol className={classes.thread}>
          {thread.map((turn, index) => (
            // Two texts may come in the same millisecond.
            // oxlint-disable-next-line react/no-array-index-key
            <li
              key={index}
              className={classes.turn}
              data-inbound={turn.inbound || undefined}
              data-current={(turn.id === message.id && thread.length > 1) || undefined}
            >
              <p className={classes.bubble} dir="auto">
                {turn.text}
              </p>
              <time className={classes.when} dateTime={new Date(turn.at).toISOString()}>
                {turn.inbound ? "Reply, " : ""}
                {format.dateTime(turn.at)}
              </time>
            </li>
          ))}
        </ol>
        {message.playable ? (
          <Reply id={message.id} />
        ) : (
          <p className={classes.note}>Only what the sandbox received can be replied to.</p>
        )}
      </section>
      <p className={classes.facts}>
        {plural(format.count(sms.parts), "part")} · {sms.encoding} ·{" "}
        {sms.messageType === "TRANSACTIONAL" ? "Transactional" : "Promotional"}
      </p>
    </>
  );
}

function Reply({ id }: { id: string }) {
  const [text, setText] = useState("");
  const { play, busy } = usePlay([id]);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const reply = text.trim();
    if (!reply) return;
    const out = isOptOut(reply);
    const done = await play(
      { kind: "smsReply", text: reply },
      {
        done: out ? "opt-out by reply" : "reply",
        effect: out ? "The number is opted out of SMS now." : null,
      },
    );
    if (done) setText("");
  };
  return (
    <form className={classes.reply} onSubmit={(event) => void send(event)}>
      <TextInput
        aria-label="Reply as the receiver"
        placeholder="Reply; STOP opts out"
        maxLength={1600}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button
        type="submit"
        disabled={!text.trim()}
        loading={busy}
        leftSection={<IconSend size={15} />}
      >
        Reply
      </Button>
    </form>
  );
}
