import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";
import type { Clock } from "./clock.ts";

/** Lines of JSON in one file; never message contents, addresses' secrets or passwords. */
export type Log = {
  info(what: string, more?: Record<string, unknown>): void;
  /** Returns a short reference that is shown to the user and stands in the log. */
  error(what: string, error: unknown, more?: Record<string, unknown>): string;
};

const keepBytes = 5_000_000;

/** Writes to `logs/wayline.log` below the folder; one older file is kept. */
export function fileLog(folder: string, clock: Clock): Log {
  const file = path.join(folder, "logs", "wayline.log");
  mkdirSync(path.dirname(file), { recursive: true });
  const write = (line: Record<string, unknown>) => {
    try {
      appendFileSync(
        file,
        `${JSON.stringify({ at: new Date(clock.now()).toISOString(), ...line })}\n`,
      );
      if (statSync(file).size > keepBytes) renameSync(file, `${file}.old`);
    } catch {
      // A full disk must not take the engine down with it; the store reports it where it matters.
    }
  };
  return logInto(write, clock);
}

export const silentLog: Log = { info: () => undefined, error: () => "test" };

function logInto(write: (line: Record<string, unknown>) => void, clock: Clock): Log {
  let count = 0;
  return {
    info: (what, more) => write({ level: "info", what, ...more }),
    error(what, error, more) {
      count += 1;
      const reference = `${(clock.now() % 0x1000000).toString(36)}-${count.toString(36)}`;
      const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
      const cause = error instanceof Error && error.cause ? String(error.cause) : undefined;
      write({ level: "error", reference, what, stack, cause, ...more });
      return reference;
    },
  };
}
