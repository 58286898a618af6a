import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./instance-lock.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "wayline-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));
const file = () => path.join(folder, "instance.lock");
const left = (owner: unknown) => writeFileSync(file(), JSON.stringify(owner));
const noProcess = 2 ** 30;

test("a lock names its process and address, and goes with it", async () => {
  const lock = await lockFolder(folder);
  lock.announce("http://127.0.0.1:4/?token=a");
  expect(JSON.parse(readFileSync(file(), "utf8"))).toEqual({
    pid: process.pid,
    address: "http://127.0.0.1:4/?token=a",
  });
  lock.release();
  expect(existsSync(file())).toBe(false);
});

test("a living owner is named by its address", async () => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/?token=a`;
  left({ pid: process.ppid, address });
  await expect(lockFolder(folder)).rejects.toThrow(`Wayline is already open at ${address}`);
  server.close();
});

test("an owner that is still starting is named by its process", async () => {
  left({ pid: process.ppid, address: null });
  await expect(lockFolder(folder)).rejects.toThrow(`(process ${process.ppid})`);
});

test.each([
  ["a process that is gone", { pid: noProcess, address: null }],
  ["another process with the same number", { pid: process.ppid, address: "http://127.0.0.1:1/" }],
  ["half a file", "nonsense"],
])("the lock of %s is taken over", async (_name, owner) => {
  left(owner);
  const lock = await lockFolder(folder);
  expect(JSON.parse(readFileSync(file(), "utf8"))).toMatchObject({ pid: process.pid });
  lock.release();
});

test("releasing leaves the lock of another alone", async () => {
  const lock = await lockFolder(folder);
  left({ pid: process.ppid, address: null });
  lock.release();
  expect(existsSync(file())).toBe(true);
});
