import { randomBytes } from "node:crypto";
import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import path from "node:path";

/** One line for whoever looks after the app; `error` adds its stack. */
export type Log = (line: string, error?: unknown) => void;

const maxBytes = 1_000_000;

/** Writes to stderr and to `logs/host.log` in the data folder; the file before it is kept as `host.1.log`. */
export function openLog(dataDir: string): Log {
  const folder = path.join(dataDir, "logs");
  const file = path.join(folder, "host.log");
  mkdirSync(folder, { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > maxBytes) renameSync(file, path.join(folder, "host.1.log"));
  return (line, error) => {
    const text = error === undefined ? line : `${line}\n${describe(error)}`;
    process.stderr.write(`${text}\n`);
    try {
      appendFileSync(file, `${new Date().toISOString()} ${text}\n`, { mode: 0o600 });
    } catch {
      // A full disk must not take the host down with it; stderr has the line.
    }
  };
}

/** Logs a bug and returns the reference that the user sees instead of it. */
export function logBug(log: Log, where: string, error: unknown): string {
  const reference = randomBytes(4).toString("hex");
  log(`${where} failed, reference ${reference}`, error);
  return reference;
}

const describe = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);
