import type { BulkAct } from "../../../../shared/contract/contacts.ts";
import { familyNames, familyOf, type ChannelType } from "../../../../shared/domain/channel.ts";

const of = (channel: ChannelType | undefined) =>
  channel ? ` of ${familyNames[familyOf(channel)]}` : " of everything";

/** An act by its name, such as “Add to “Staff and testers””; `done` tells it as something that happened. */
export function bulkWords(act: BulkAct, segment: string | null, done = false): string {
  switch (act.kind) {
    case "addToSegment":
    case "removeFromSegment": {
      const name = segment ? `“${segment}”` : "a segment that was deleted";
      if (act.kind === "addToSegment") return `${done ? "Added" : "Add"} to ${name}`;
      return `${done ? "Removed" : "Remove"} from ${name}`;
    }
    case "setUserAttribute":
      return act.values.some(Boolean)
        ? `Set ${act.name} to “${act.values.join(", ")}”`
        : `${done ? "Removed" : "Remove"} ${act.name}`;
    case "optOut":
      return `${done ? "Opted out" : "Opt out"}${of(act.channel)}`;
    case "optIn":
      return `${done ? "Opted in" : "Opt in"}${of(act.channel)}`;
    default:
      return `${done ? "Deleted" : "Delete"} contacts`;
  }
}
