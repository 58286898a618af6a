import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import { familyNames, familyOf, type ChannelType } from "../../../../shared/domain/channel.ts";
import type { EndpointDocument } from "../../../../shared/domain/endpoint.ts";
import type { EndpointRow } from "../../store/audience.ts";

type Value = string | number | readonly string[] | null | undefined;
/** What an edit does to one value, as the timeline tells it and keeps it. */
export type EditStory = { text: string; detail: Record<string, unknown> };

const shown = (value: Value): string | null => {
  const text = Array.isArray(value) ? value.join(", ") : value;
  return text === null || text === undefined || text === "" ? null : `“${String(text)}”`;
};

/** “Changed City from “Vienna” to “Graz””, “Set …” where nothing was, “Removed …” where nothing stays. */
function sentence(what: string, before: Value, after: Value): string {
  const [was, is] = [shown(before), shown(after)];
  if (is === null) return was === null ? `Removed ${what}` : `Removed ${what} (was ${was})`;
  return was === null ? `Set ${what} to ${is}` : `Changed ${what} from ${was} to ${is}`;
}

const channelWord = (channel: string) => familyNames[familyOf(channel as ChannelType)];

/** The story of an edit, told from the values before it. */
export function storyOf(
  edit: ContactEdit,
  before: { userId: string | null; attributes: Record<string, string[]>; endpoint?: EndpointRow },
): EditStory {
  const { endpoint } = before;
  const document = endpoint ? (JSON.parse(endpoint.document) as EndpointDocument) : {};
  const on = endpoint ? { endpoint: endpoint.id, address: endpoint.address } : {};
  const value = (what: string, was: Value, is: Value): EditStory => ({
    text: sentence(what, was, is),
    detail: { field: what, before: was ?? null, after: is ?? null, ...on },
  });
  switch (edit.kind) {
    case "userAttribute":
      return value(edit.name, before.attributes[edit.name], edit.values);
    case "attribute":
      return value(edit.name, document.attributes?.[edit.name], edit.values);
    case "metric":
      return value(edit.name, document.metrics?.[edit.name], edit.value);
    case "demographic":
      return value(edit.name, document.demographic?.[edit.name], edit.value);
    case "location":
      return value(edit.name, document.location?.[edit.name], edit.value);
    case "address":
      return value(
        `${channelWord(endpoint?.channel ?? "EMAIL")} address`,
        endpoint?.address,
        edit.address,
      );
    case "optOut":
      return {
        text: `${edit.optOut === "ALL" ? "Opted out" : "Opted in"} ${endpoint?.address ?? ""} by hand`,
        detail: { field: "OptOut", after: edit.optOut, ...on },
      };
    case "removeEndpoint":
      return {
        text: `Removed the ${channelWord(endpoint?.channel ?? "EMAIL")} address ${shown(endpoint?.address) ?? ""}`,
        detail: { field: "endpoint", ...on },
      };
    case "addEndpoint":
      return {
        text: `Added the ${channelWord(edit.channel)} address ${shown(edit.address) ?? ""}`,
        detail: { field: "endpoint", channel: edit.channel, address: edit.address },
      };
    default:
      return value("user ID", before.userId, edit.userId);
  }
}
