// Sending: our whole path (claim, render, tracking, send, mark, count) against a bare nodemailer pool with the same mails.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import nodemailer from "nodemailer";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import { systemClock } from "../electron/engine/clock.ts";
import { createEngine, type Engine } from "../electron/engine/engine.ts";
import { silentLog } from "../electron/engine/log.ts";
import { systemRandom } from "../electron/engine/random.ts";
import { emptyEmail } from "../shared/domain/campaign.ts";
import { emptyRules } from "../shared/domain/segment.ts";
import type { EngineClient } from "../shared/contract/index.ts";

const option = (name: string, fallback: number) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
const mails = option("mails", 5000);
const rounds = option("rounds", 3);
const connections = 10;

const paragraph =
  '<p style="font:16px/24px sans-serif;color:#222">The new roast is here, with notes of plum and cocoa, roasted in small lots on Tuesday and on its way to you on Thursday.</p>';
const html = `<html><body><h1>Hello {{User.UserAttributes.FirstName}}</h1>${paragraph.repeat(30)}<a href="https://shop.example/roast">Shop</a> <a href="https://shop.example/brew">Brew guide</a> <a href="{{UnsubscribeUrl}}">Unsubscribe</a></body></html>`;
const text = "Hello {{User.UserAttributes.FirstName}}\n\nThe new roast is here.\n";

const sink = spawn(process.execPath, [path.join(import.meta.dirname, "smtp-sink.ts")], {
  stdio: ["ignore", "pipe", "inherit"],
});
const [first] = (await once(sink.stdout, "data")) as [Buffer];
const port = Number(first.toString().trim());

/** The peer: a pool that is kept full, each mail composed and personal, nothing recorded. */
async function barePool(): Promise<number> {
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port,
    ignoreTLS: true,
    pool: true,
    maxConnections: connections,
    maxMessages: Infinity,
  });
  const begun = performance.now();
  let next = 0;
  const worker = async () => {
    while (next < mails) {
      const number = next++;
      const name = `Person ${number}`;
      await transport.sendMail({
        from: { name: "Bench", address: "hello@example.com" },
        to: `p${number}@example.com`,
        subject: `Hello ${name}`,
        html: html.replace("{{User.UserAttributes.FirstName}}", name),
        text: text.replace("{{User.UserAttributes.FirstName}}", name),
        headers: {
          "List-Unsubscribe": `<https://t.example/u/${number}>`,
          "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
      });
    }
  };
  await Promise.all(Array.from({ length: connections * 2 }, worker));
  const rate = mails / ((performance.now() - begun) / 1000);
  transport.close();
  return rate;
}

const dataDir = mkdtempSync(path.join(tmpdir(), "wayline-bench-"));
const source = (file: string) => new URL(`../electron/engine/${file}`, import.meta.url);
const engine: Engine = await createEngine({
  dataDir,
  masterKey: Buffer.alloc(32),
  version: "0",
  platform: process.platform,
  electron: null,
  clock: systemClock,
  random: systemRandom,
  log: silentLog,
  threads: {
    reader: source("store/reader.ts"),
    parser: source("audience/parser.ts"),
    index: source("store/segment-index/thread.ts"),
    simulation: source("journeys/simulation/thread.ts"),
  },
  migrations: path.join(import.meta.dirname, "../electron/engine/store/migrations"),
});
const connection = engine.connection();
const api: EngineClient = createORPCClient(new RPCLink({ port: connection as never }));
await api.projects.create({ name: "Bench", timeZone: "UTC", currency: "EUR", senderName: "Bench" });
await api.projects.saveSettings({ trackingUrl: "https://t.example", dailyLimit: 100 });
const { store } = engine.project().parts;
store.transaction(() => {
  for (let index = 0; index < mails; index += 1) {
    const contact = store.run(
      "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, NULL, ?, 0)",
      `u${index}`,
      JSON.stringify({ FirstName: [`Person ${index}`] }),
    ).lastInsertRowid;
    store.run(
      `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, ?, 'EMAIL', ?, 1, 0, 0, '{}', 0, 0)`,
      `e${index}`,
      contact,
      `p${index}@example.com`,
    );
  }
});
await api.channels.saveEmail({
  host: "127.0.0.1",
  port,
  tls: "none",
  user: "",
  fromAddress: "hello@example.com",
  fromName: "",
  replyTo: "",
  connections,
  password: null,
});
await api.channels.setEmailMode({ mode: "live" });
const segment = await api.segments.save({ id: null, name: "All", rules: emptyRules() });

async function ours(): Promise<number> {
  const { id } = await api.campaigns.create({ name: "Bench", segmentId: segment.id });
  const { draft, revision } = await api.campaigns.get({ id });
  const message = {
    ...emptyEmail(),
    subject: "Hello {{User.UserAttributes.FirstName}}",
    html,
    text,
  };
  const saved = await api.campaigns.saveDraft({ id, revision, draft: { ...draft, message } });
  const begun = performance.now();
  await api.campaigns.launch({ id, revision: saved.revision });
  for (;;) {
    await new Promise((next) => setTimeout(next, 100));
    const { status } = await api.campaigns.get({ id });
    if (status === "completed") break;
    if (status === "failed") throw new Error("the campaign failed");
  }
  const rate = mails / ((performance.now() - begun) / 1000);
  const { figures } = await api.campaigns.report({ id });
  if (figures.sent !== mails) throw new Error(`sent ${figures.sent} of ${mails}`);
  return rate;
}

const median = (values: number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const bare: number[] = [];
const own: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  bare.push(await barePool());
  own.push(await ours());
}
connection.close();
await engine.stop();
sink.kill();
rmSync(dataDir, { recursive: true, force: true });

const figure = {
  name: "send",
  value: Math.round(median(own)),
  unit: "messages/s",
  reference: Math.round(median(bare)),
  ratio: Number((median(own) / median(bare)).toFixed(2)),
};
console.log(
  `Sending ${mails} mails of ${html.length} bytes over ${connections} connections, ${rounds} rounds each, alternating`,
);
console.table(
  bare.map((rate, round) => ({
    round: round + 1,
    "bare pool /s": Math.round(rate),
    "Wayline /s": Math.round(own[round] ?? 0),
    ratio: Number(((own[round] ?? 0) / rate).toFixed(2)),
  })),
);
console.log(JSON.stringify(figure));
