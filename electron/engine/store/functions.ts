import type Sqlite from "better-sqlite3";
import { fold } from "../../../shared/domain/segment-text.ts";

/** What SQL of ours may call beside SQLite's own functions, on every connection: `fold(text)`, the text without its case in any script. */
export function addFunctions(sqlite: Sqlite.Database): void {
  const pure = { deterministic: true, varargs: false };
  sqlite.function("fold", pure, (text: unknown) => (typeof text === "string" ? fold(text) : text));
}
