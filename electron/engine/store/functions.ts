import type Sqlite from "better-sqlite3";
import { instantOf } from "../../../shared/domain/segment-dates.ts";
import { fold } from "../../../shared/domain/segment-text.ts";

/**
 * What SQL of ours may call beside SQLite's own functions, on every connection: `fold(text)`, the text without its case
 * in any script, and `instant(text, zone)`, the milliseconds of an ISO 8601 text or null.
 */
export function addFunctions(sqlite: Sqlite.Database): void {
  const pure = { deterministic: true, varargs: false };
  sqlite.function("fold", pure, (text: unknown) => (typeof text === "string" ? fold(text) : text));
  sqlite.function("instant", pure, (text: unknown, zone: unknown) =>
    typeof text === "string" ? instantOf(text, String(zone)) : null,
  );
}
