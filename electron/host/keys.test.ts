import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keyFromFile, keyFromKeychain } from "./keys.ts";
import { keptLog } from "./testing/parts.ts";

let folder = "";
let kept = keptLog();
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wayline-keys-"));
  kept = keptLog();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});
const file = () => path.join(folder, "master.key");
const mode = () => statSync(file()).mode & 0o777;
const seal = (available: boolean) => ({
  isEncryptionAvailable: () => available,
  encryptString: (text: string) => Buffer.from(`sealed ${text}`),
  decryptString: (sealed: Buffer) => {
    const text = sealed.toString();
    if (!text.startsWith("sealed ")) throw new Error("wrong keychain");
    return text.slice("sealed ".length);
  },
});

test("the key is made once, 32 bytes, for its owner alone", () => {
  const key = keyFromFile(folder, kept.log);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(keyFromFile(folder, kept.log)).toBe(key);
  expect(kept.lines).toEqual([]);
});

test.skipIf(process.platform === "win32")(
  "a key file of ours that others can read is closed",
  () => {
    const key = keyFromFile(folder, kept.log);
    expect(mode()).toBe(0o600);
    chmodSync(file(), 0o644);
    expect(keyFromFile(folder, kept.log)).toBe(key);
    expect(mode()).toBe(0o600);
    expect(kept.lines.join()).toContain("closed it to them");
  },
);

test.skipIf(process.platform === "win32")(
  "one of somebody else that others can read is refused",
  () => {
    keyFromFile(folder, kept.log);
    chmodSync(file(), 0o644);
    vi.spyOn(process, "getuid").mockReturnValue(123_456);
    expect(() => keyFromFile(folder, kept.log)).toThrow("can be read by others");
    expect(mode()).toBe(0o644);
  },
);

test("a damaged key is never replaced", () => {
  writeFileSync(file(), "short\n", { mode: 0o600 });
  expect(() => keyFromFile(folder, kept.log)).toThrow("is damaged");
  expect(readFileSync(file(), "utf8")).toBe("short\n");
});

test("with a keychain only the sealed key is on disk", () => {
  const key = keyFromKeychain(folder, seal(true), kept.log);
  expect(Buffer.from(key, "base64")).toHaveLength(32);
  expect(existsSync(file())).toBe(false);
  expect(readFileSync(`${file()}.sealed`, "utf8")).toBe(`sealed ${key}`);
  expect(keyFromKeychain(folder, seal(true), kept.log)).toBe(key);
});

test("the browser host's key is taken over, so that both read the same passwords", () => {
  const key = keyFromFile(folder, kept.log);
  expect(keyFromKeychain(folder, seal(true), kept.log)).toBe(key);
  expect(keyFromFile(folder, kept.log)).toBe(key);
});

test("without a keychain the file is used, and the log says so", () => {
  const key = keyFromKeychain(folder, seal(false), kept.log);
  expect(keyFromFile(folder, kept.log)).toBe(key);
  expect(kept.lines.join()).toContain("keychain is not available");
});

test("a key of another keychain is named, not replaced", () => {
  writeFileSync(`${file()}.sealed`, "by another");
  expect(() => keyFromKeychain(folder, seal(true), kept.log)).toThrow("another user or computer");
  expect(readFileSync(`${file()}.sealed`, "utf8")).toBe("by another");
});

test("the browser host says when passwords of the desktop app are out of its reach", () => {
  keyFromKeychain(folder, seal(true), kept.log);
  keyFromFile(folder, kept.log);
  expect(kept.lines.join()).toContain("enter them again");
});
