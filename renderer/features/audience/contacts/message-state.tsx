import type { ContactRow } from "../../../../shared/contract/contacts.ts";
import {
  messageStateNames,
  reasonTexts,
  type MessageState,
} from "../../../../shared/domain/message.ts";
import { Pill } from "../../../ui/pill.tsx";
import type { Tone } from "../../../ui/tones.ts";
import classes from "./contacts.module.css";

const tones: Record<MessageState, Tone> = {
  queued: "neutral",
  sending: "accent",
  sent: "success",
  failed: "danger",
  notSent: "warning",
  unknown: "warning",
  held: "warning",
};

/** What became of a campaign's message to a contact: its state, and why where it was not sent. */
export function MessageStateCell({ message }: { message: NonNullable<ContactRow["message"]> }) {
  const { state, reason, detail } = message;
  const why = reason ? reasonTexts[reason] : null;
  return (
    <span className={classes.message} title={[why, detail].filter(Boolean).join(": ")}>
      <Pill tone={tones[state]}>{messageStateNames[state]}</Pill>
      {why ? <span className="ellipsis">{why}</span> : null}
    </span>
  );
}
