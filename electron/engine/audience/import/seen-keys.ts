import type { Db } from "../../store/audience.ts";
import { countKeys, visitKeys } from "../../store/audience-keys.ts";
import { addressKind, idKind, userKind } from "../../store/key-hash.ts";
import { Seen } from "./seen.ts";

/** What a row of the file could already be known by: everything the project has, with room for `rows` more. */
export function seenOf(db: Db, rows: number): Seen {
  const seen = new Seen(countKeys(db) + rows * 2);
  visitKeys(db, {
    endpoint(id, channel, address) {
      seen.add(idKind, id);
      seen.add(addressKind(channel), address);
    },
    user: (userId) => seen.add(userKind, userId),
  });
  return seen;
}
