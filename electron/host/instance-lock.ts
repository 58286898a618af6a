import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { StartProblem } from "./start-problem.ts";

type Owner = { pid: number; address: string | null };

export type InstanceLock = {
  /** Lets a second start name the address of this one. */
  announce: (address: string) => void;
  release: () => void;
};

/** Locks of this process. A lock with our number that is not among them was left by a process of an earlier boot. */
const held = new Set<string>();

/** One running app per data folder: two engines on one database would send everything twice. */
export async function lockFolder(dataDir: string): Promise<InstanceLock> {
  const file = path.join(dataDir, "instance.lock");
  const mine: Owner = { pid: process.pid, address: null };
  // Two rounds: a stale lock is removed in the first. Who loses the race for the second finds a live owner.
  for (let round = 0; ; round += 1) {
    try {
      writeFileSync(file, JSON.stringify(mine), { flag: "wx", mode: 0o600 });
      break;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      const owner = read(file);
      if (round > 0 || (owner && (await isRunning(owner, file)))) throw inUse(dataDir, owner);
      rmSync(file, { force: true });
    }
  }
  held.add(file);
  return {
    announce: (address) =>
      writeFileSync(file, JSON.stringify({ ...mine, address }), { mode: 0o600 }),
    release: () => {
      held.delete(file);
      if (read(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

const inUse = (dataDir: string, owner: Owner | null): StartProblem =>
  new StartProblem(
    owner?.address
      ? `Wayline is already open at ${owner.address}`
      : `Wayline is already open with the data folder ${dataDir}${owner ? ` (process ${owner.pid})` : ""}.`,
  );

function read(file: string): Owner | null {
  try {
    const { pid, address } = JSON.parse(readFileSync(file, "utf8")) as Partial<Owner>;
    return typeof pid === "number" ? { pid, address: address ?? null } : null;
  } catch {
    return null;
  }
}

/** Process numbers are used again after a crash, so a process that does not listen where the lock says is another one. */
async function isRunning({ pid, address }: Owner, file: string): Promise<boolean> {
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if ((error as NodeJS.ErrnoException).code !== "EPERM") return false;
  }
  return address === null || answers(Number(new URL(address).port));
}

const answers = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, "127.0.0.1");
    const end = (answer: boolean) => {
      socket.destroy();
      done(answer);
    };
    socket.once("connect", () => end(true));
    socket.once("error", () => end(false));
  });

/** Makes the data folder when it is not there, for this user alone. */
export function makePrivateFolder(folder: string): void {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (made) chmodSync(path.resolve(folder), 0o700);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartProblem(`The data folder ${folder} cannot be used: ${reason}`);
  }
}
