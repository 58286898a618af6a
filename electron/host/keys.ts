import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Log } from "./log.ts";
import { StartProblem } from "./start-problem.ts";

const bytes = 32;
const plainFile = "master.key";
const sealedFile = "master.key.sealed";

/** The key that encrypts stored passwords, base64 of 32 bytes, from a file that only its owner can read. Made on first use. */
export function keyFromFile(dataDir: string, log: Log): string {
  const file = path.join(dataDir, plainFile);
  if (!existsSync(file)) {
    if (existsSync(path.join(dataDir, sealedFile)))
      log(
        "Passwords saved by the desktop app are sealed by the system and cannot be read here; enter them again.",
      );
    const key = randomBytes(bytes).toString("base64");
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx", flush: true });
    return key;
  }
  closeToOthers(file, log);
  return checked(readFileSync(file, "utf8").trim(), file);
}

/** What `safeStorage` of Electron offers. */
export type Seal = {
  isEncryptionAvailable: () => boolean;
  encryptString: (text: string) => Buffer;
  decryptString: (sealed: Buffer) => string;
};

/**
 * The same key sealed by the system's keychain. A key file that the browser host left is taken over, so that both hosts
 * read the same passwords. Without a keychain the file is used, and the log says so.
 */
export function keyFromKeychain(dataDir: string, seal: Seal, log: Log): string {
  const file = path.join(dataDir, sealedFile);
  if (!seal.isEncryptionAvailable()) {
    log(
      "The system's keychain is not available; passwords are protected by file permissions only.",
    );
    return keyFromFile(dataDir, log);
  }
  if (existsSync(file)) return checked(unsealed(file, seal), file);
  const key = existsSync(path.join(dataDir, plainFile))
    ? keyFromFile(dataDir, log)
    : randomBytes(bytes).toString("base64");
  writeFileSync(file, seal.encryptString(key), { mode: 0o600, flag: "wx", flush: true });
  return key;
}

function unsealed(file: string, seal: Seal): string {
  try {
    return seal.decryptString(readFileSync(file));
  } catch {
    throw new StartProblem(
      `The key in ${file} was sealed by another user or computer. Move it away to start with new passwords.`,
    );
  }
}

function closeToOthers(file: string, log: Log): void {
  // Windows has no such modes; the folder belongs to the user there.
  if (process.platform === "win32") return;
  const { mode, uid } = statSync(file);
  if ((mode & 0o077) === 0) return;
  if (uid !== process.getuid?.())
    throw new StartProblem(
      `${file} can be read by others and belongs to another user. Make it yours, readable by you alone.`,
    );
  chmodSync(file, 0o600);
  log(`${file} could be read by others; closed it to them.`);
}

/** A damaged key is never replaced: that would throw away every password it encrypts. */
function checked(key: string, file: string): string {
  if (Buffer.from(key, "base64").length === bytes) return key;
  throw new StartProblem(
    `${file} is damaged. Restore it from a backup, or move it away and enter the passwords again.`,
  );
}
