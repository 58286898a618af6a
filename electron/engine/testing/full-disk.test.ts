import { execFileSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { emptyEmail } from "../../../shared/domain/campaign.ts";
import { everybody, launched, people, seedContacts, status } from "./builders.ts";
import { testEngine, type TestEngine } from "./engine.ts";
import { mailServer } from "./smtp-server.ts";

/*
 * What other tests pretend, on a file system without a free byte. It needs the right to mount one: root on Linux.
 */
/** A file system of its own that can be filled up, where this process may mount one; else null, and why. */
function smallDisk(): { folder: string } | { without: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], { stdio: "pipe" });
    return { folder };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { without: error instanceof Error ? (error.message.split("\n")[1] ?? "") : "" };
  }
}

const disk = smallDisk();
const folder = "folder" in disk ? disk.folder : "";
if ("without" in disk)
  process.stderr.write(
    `A really full disk: skipped, no file system can be mounted here. ${disk.without}\n`,
  );
const filler = path.join(folder, "filler");

/** Fills the disk up but for `leave` bytes. */
function fill(leave = 0): void {
  if (leave > 0) writeFileSync(`${filler}-reserved`, Buffer.alloc(leave, 1));
  const file = openSync(filler, "a");
  for (const size of [65_536, 4096, 512])
    for (let full = false; !full;)
      try {
        writeSync(file, Buffer.alloc(size, 1));
      } catch {
        full = true;
      }
  closeSync(file);
  rmSync(`${filler}-reserved`, { force: true });
}
const makeRoom = () => rmSync(filler, { force: true });

const many = 600;
const cure = "Make room on that disk, then try again.";
const refusal = { code: "DISK_FULL", data: { cure } };

let t: TestEngine;
/** Until the window is told why nothing goes out. */
const held = () =>
  t.until(async () =>
    Boolean((await t.api.system.status()).queue.retryReason?.includes("no room left")),
  );

describe.skipIf("without" in disk)("a disk that is really full", () => {
  beforeEach(async () => {
    vi.stubEnv("TMPDIR", folder);
    t = await testEngine();
  });
  afterEach(async () => {
    makeRoom();
    await t.stop();
    vi.unstubAllEnvs();
  });
  afterAll(() => {
    execFileSync("umount", [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it("refuses settings and drafts with a cure, and takes them as they are once there is room", async () => {
    const { id } = await t.api.campaigns.create({ name: "Autumn roast", segmentId: null });
    const { draft, revision } = await t.api.campaigns.get({ id });
    const longer = { ...draft, message: { ...emptyEmail(), html: "x".repeat(200_000) } };
    fill();
    for (let again = 0; again < 3; again += 1) {
      await expect(
        t.api.campaigns.saveDraft({ id, revision, draft: longer }),
      ).rejects.toMatchObject(refusal);
      await expect(
        t.api.projects.saveSettings({ senderName: "y".repeat(100) }),
      ).rejects.toMatchObject(refusal);
    }
    expect(await t.api.campaigns.get({ id })).toMatchObject({ draft, revision });
    makeRoom();
    await t.api.campaigns.saveDraft({ id, revision, draft: longer });
    await t.api.projects.saveSettings({ senderName: "Juniper" });
    await t.restart();
    expect((await t.api.campaigns.get({ id })).draft).toEqual(longer);
    expect((await t.api.projects.current())?.settings.senderName).toBe("Juniper");
  });

  it("stops an import where it is, and carries it on once there is room", async () => {
    const names = "ChannelType,Address,User.UserId,User.UserAttributes.FirstName";
    const rows = Array.from(
      { length: 20_000 },
      (_, n) => `EMAIL,p${n}@example.com,u${n},Name ${n}`,
    );
    const { file, path: place } = await t.api.imports.reserveFile({ fileName: "people.csv" });
    writeFileSync(place, [names, ...rows].join("\n"));
    const { id } = await t.api.imports.inspect({ file, fileName: "people.csv" });
    const ended = () => t.until(async () => (await t.api.imports.get({ id })).endedAt !== null);
    fill(2_000_000);
    await t.api.imports.start({ id });
    await ended();
    expect(await t.api.imports.get({ id })).toMatchObject({
      state: "failed",
      error: { message: expect.stringContaining("no room left"), cure },
    });
    await expect(t.api.imports.paste({ text: rows.join("\n") })).rejects.toMatchObject(refusal);
    makeRoom();
    await t.api.imports.start({ id });
    await t.until(async () => (await t.api.imports.get({ id })).state === "imported");
    expect((await t.api.imports.get({ id })).counts).toMatchObject({ added: 20_000, rejected: 0 });
    expect((await t.api.contacts.count({})).count).toBe(20_000);
  });

  it("sends nothing twice and loses nothing", async () => {
    const server = await mailServer();
    await t.api.channels.saveEmail({
      host: "127.0.0.1",
      port: server.port,
      tls: "none",
      user: "",
      fromAddress: "hello@example.com",
      fromName: "",
      replyTo: "",
      connections: 3,
      password: null,
    });
    await t.api.channels.setEmailMode({ mode: "live" });
    seedContacts(t, people(many));
    const id = await launched(t, await everybody(t));
    await t.until(() => server.received.length > 20);
    fill();
    await held();
    makeRoom();
    await t.clock.advance("31s");
    await status(t, id, "completed");
    expect((await t.api.campaigns.report({ id })).figures).toMatchObject({
      sent: many,
      unknown: 0,
    });
    expect(server.received).toHaveLength(many);
    expect(new Set(server.received.map((mail) => mail.to)).size).toBe(many);
    await server.close();
  });

  it("keeps the sandbox mailbox whole, and readable meanwhile", async () => {
    seedContacts(t, people(many));
    const id = await launched(t, await everybody(t));
    const count = () =>
      t.engine
        .project()
        .parts.store.get<{ mails: number; people: number }>(
          "SELECT count(*) AS mails, count(DISTINCT recipient) AS people FROM mails",
        );
    await t.until(() => (count()?.mails ?? 0) > 20);
    fill();
    await held();
    const { items } = await t.api.messages.list({ folder: "sandbox", limit: 10 });
    expect(items[0]).toMatchObject({ snippet: expect.stringContaining("Hi Person") });
    makeRoom();
    await t.clock.advance("10m");
    await status(t, id, "completed");
    expect((await t.api.campaigns.report({ id })).figures).toMatchObject({ sent: many, failed: 0 });
    expect(count()).toEqual({ mails: many, people: many });
  });

  it("leaves the open project as it is when no other can be made", async () => {
    seedContacts(t, people(3));
    fill();
    const second = { name: "Second", timeZone: "UTC", currency: "EUR", senderName: "" };
    await expect(t.api.projects.create(second)).rejects.toMatchObject(refusal);
    expect((await t.api.projects.current())?.project.name).toBe("Test");
    expect((await t.api.contacts.count({})).count).toBe(3);
    makeRoom();
    await t.api.projects.create(second);
    expect(await t.api.projects.list()).toHaveLength(2);
  });
});
