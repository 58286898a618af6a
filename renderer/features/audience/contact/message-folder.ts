import { MessageState } from "../../../../shared/domain/message.ts";
import type { Folder } from "../../../../shared/contract/messages.ts";

const folders: Record<MessageState, Folder> = {
  queued: "outbox",
  sending: "outbox",
  held: "outbox",
  sent: "sent",
  failed: "notSent",
  notSent: "notSent",
  unknown: "unknown",
};

/** The folder a timeline entry's message lies in. What was opened, clicked or bounced had been sent. */
export function messageFolder(type: string): Folder {
  const state = MessageState.options.find((each) => type === `message.${each}`);
  return state ? folders[state] : "sent";
}
