import Sqlite from "better-sqlite3";
import type { Checkpoint } from "./readers.ts";

/** Moves what the log holds into the database file; whoever reads or writes meanwhile does not wait. */
export function checkpoint(file: string): Checkpoint {
  const sqlite = new Sqlite(file);
  try {
    const [row] = sqlite.pragma("wal_checkpoint(PASSIVE)") as {
      log: number;
      checkpointed: number;
    }[];
    return { log: row?.log ?? 0, done: row?.checkpointed ?? 0 };
  } finally {
    sqlite.close();
  }
}
