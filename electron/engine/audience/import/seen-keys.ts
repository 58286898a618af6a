import { ChannelType } from "../../../../shared/domain/channel.ts";
import type { Db } from "../../store/audience.ts";
import { countKeys, visitKeys } from "../../store/audience-keys.ts";
import { Seen } from "./seen.ts";

/** Kinds of keys; an address counts apart on each channel. */
export const keyKind = { id: 1, user: 2, address: 3 } as const;

const channels = new Map<string, number>(ChannelType.options.map((name, at) => [name, at]));

/** What a row of the file could already be known by: everything the project has, with room for `rows` more. */
export function seenOf(db: Db, rows: number): Seen {
  const seen = new Seen(countKeys(db) + rows * 2);
  visitKeys(db, {
    endpoint(id, channel, address) {
      seen.add(keyKind.id, id);
      seen.add(keyKind.address + (channels.get(channel) ?? 0), address);
    },
    user: (userId) => seen.add(keyKind.user, userId),
  });
  return seen;
}
