import { Button, TextInput } from "@mantine/core";
import { IconPhoneCall, IconPhoneOff } from "@tabler/icons-react";
import { useState } from "react";
import type { OtherView } from "../../../shared/contract/messages.ts";
import { voiceEvents } from "../../../shared/domain/event.ts";
import { ChannelTile } from "../../ui/channel-tile.tsx";
import { duration } from "../../ui/format.ts";
import { Pill } from "../../ui/pill.tsx";
import classes from "./other.module.css";
import type { OpenMessage } from "./reading-pane.tsx";
import { usePlay } from "./use-play.ts";

type Call = Extract<OtherView, { family: "voice" }>;
const keys = /^[0-9*#]{0,20}$/;

/** A call: what is said, how long it takes, and what the receiver does. */
export function CallCard({ message, call }: { message: OpenMessage; call: Call }) {
  const answers = message.events.filter(
    ({ type }) => type === voiceEvents.answered || type === voiceEvents.noAnswer,
  );
  return (
    <>
      <section className={classes.call} aria-label={`Call to ${message.to}`}>
        <div className={classes.callHead}>
          <ChannelTile family="voice" />
          <div className={classes.callTo}>
            <strong>{message.to}</strong>
            <span className={classes.facts}>
              {[call.language, call.voice, call.ssml ? "SSML" : "Plain text"]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </div>
          <span className={classes.length}>About {duration(call.milliseconds)}</span>
        </div>
        <p className={classes.spoken} dir="auto">
          {call.spoken}
        </p>
        {answers.length > 0 ? (
          <div className={classes.heard} aria-label="What the receiver did">
            {answers.map(({ type, detail }, index) => (
              // The same may happen twice.
              // oxlint-disable-next-line react/no-array-index-key
              <Pill key={index} tone={type === voiceEvents.answered ? "success" : "neutral"}>
                {type === voiceEvents.answered ? detail || "Listened" : "Not answered"}
              </Pill>
            ))}
          </div>
        ) : null}
        {message.playable ? <Receiver id={message.id} /> : null}
      </section>
      {call.ssml ? (
        <details className={classes.more}>
          <summary>SSML</summary>
          <pre className={classes.code}>{call.body}</pre>
        </details>
      ) : null}
    </>
  );
}

function Receiver({ id }: { id: string }) {
  const [keypad, setKeypad] = useState("");
  const { play, busy } = usePlay([id]);
  const answer = async () => {
    const done = keypad ? `answered call, pressed ${keypad}` : "answered call";
    const pressed = keypad ? { keypad } : {};
    if (await play({ kind: "voiceAnswered", ...pressed }, { done, effect: null })) setKeypad("");
  };
  return (
    <div className={classes.callActs}>
      <TextInput
        label="Keys pressed"
        placeholder="None"
        inputMode="tel"
        value={keypad}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (keys.test(value)) setKeypad(value);
        }}
      />
      <Button
        leftSection={<IconPhoneCall size={15} />}
        loading={busy}
        onClick={() => void answer()}
      >
        Answered
      </Button>
      <Button
        leftSection={<IconPhoneOff size={15} />}
        onClick={() =>
          void play({ kind: "voiceNotAnswered" }, { done: "unanswered call", effect: null })
        }
      >
        Not answered
      </Button>
    </div>
  );
}
