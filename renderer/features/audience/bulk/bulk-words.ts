import type { BulkAct } from "../../../../shared/contract/contacts.ts";
import { familyNames, familyOf, type ChannelType } from "../../../../shared/domain/channel.ts";

const contacts = (count: string) => `${count} ${count === "1" ? "contact" : "contacts"}`;
const ofChannel = (channel: ChannelType | undefined) =>
  channel === undefined ? "every channel" : familyNames[familyOf(channel)];

/** What was done, for the toast. `count` is written as the window writes figures; `segment` is its name. */
export function doneWords(act: BulkAct, count: string, segment: string | null): string {
  const whom = contacts(count);
  switch (act.kind) {
    case "addToSegment":
      return `Added ${whom} to “${segment ?? "the segment"}”.`;
    case "removeFromSegment":
      return `Removed ${whom} from “${segment ?? "the segment"}”.`;
    case "setUserAttribute":
      return act.values.length === 0
        ? `Removed ${act.name} from ${whom}.`
        : `Set ${act.name} of ${whom}.`;
    case "optOut":
      return `Opted ${whom} out of ${ofChannel(act.channel)}.`;
    case "optIn":
      return `Opted ${whom} in to ${ofChannel(act.channel)}.`;
    case "delete":
      return `Deleted ${whom}.`;
  }
}

/** What taking it back came to. */
export const undoneWords = (count: string, kept: number, keptWritten: string) => ({
  text: `Undone for ${contacts(count)}.`,
  ...(kept > 0
    ? {
        detail: `${contacts(keptWritten)} ${kept === 1 ? "was" : "were"} changed since and ${kept === 1 ? "stays" : "stay"} as ${kept === 1 ? "it is" : "they are"}.`,
      }
    : {}),
});
