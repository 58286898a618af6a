// The engine as a process of its own that a test can kill at any moment: `kill-child.ts DATA_DIR setup PORT COUNT | run`, and the
// same for a web address: `calls PORT COUNT | call`.
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/message-port";
import type { EngineClient } from "../../../shared/contract/index.ts";
import { emptyRules } from "../../../shared/domain/segment.ts";
import { systemClock } from "../clock.ts";
import { createEngine } from "../engine.ts";
import { silentLog } from "../log.ts";
import { systemRandom } from "../random.ts";

const [dataDir = "", mode = "", port = "0", count = "0"] = process.argv.slice(2);
const here = (file: string) => new URL(file, import.meta.url);
const engine = await createEngine({
  dataDir,
  masterKey: Buffer.alloc(32, 7),
  version: "0.0.0",
  platform: "test",
  electron: null,
  clock: systemClock,
  random: systemRandom,
  log: silentLog,
  threads: {
    reader: here("../store/reader.ts"),
    parser: here("../audience/parser.ts"),
    index: here("../store/segment-index/thread.ts"),
    simulation: here("../journeys/simulation/thread.ts"),
  },
  migrations: path.resolve(fileURLToPath(here("../store/migrations"))),
});
const api: EngineClient = createORPCClient(new RPCLink({ port: engine.connection() as never }));
const say = (what: object) => process.stdout.write(`${JSON.stringify(what)}\n`);

if (mode === "setup") {
  await api.projects.create({ name: "Kill", timeZone: "UTC", currency: "EUR", senderName: "Kill" });
  const { store } = engine.project().parts;
  store.transaction(() => {
    for (let index = 0; index < Number(count); index += 1) {
      const contact = store.run(
        "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, NULL, '{}', 0)",
        `u${index}`,
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
    port: Number(port),
    tls: "none",
    user: "",
    fromAddress: "hello@example.com",
    fromName: "",
    replyTo: "",
    connections: 5,
    password: null,
  });
  await api.channels.setEmailMode({ mode: "live" });
  const segment = await api.segments.save({ id: null, name: "All", rules: emptyRules() });
  const { id } = await api.campaigns.create({ name: "Kill", segmentId: segment.id });
  const { draft, revision } = await api.campaigns.get({ id });
  const message = {
    ...draft.message,
    subject: "Hello",
    html: "<p>Hello {{Address}}</p>",
    text: "Hello {{Address}}",
  };
  const saved = await api.campaigns.saveDraft({ id, revision, draft: { ...draft, message } });
  await api.campaigns.launch({ id, revision: saved.revision });
  say({ id });
  await engine.stop();
  process.exit(0);
}

if (mode === "calls") {
  await api.projects.create({ name: "Kill", timeZone: "UTC", currency: "EUR", senderName: "Kill" });
  await api.channels.setCustomMode({ mode: "live" });
  const { store } = engine.project().parts;
  store.transaction(() => {
    const content = store.run(
      "INSERT INTO contents (campaign_id, content, created_at) VALUES (NULL, ?, 0)",
      JSON.stringify({
        type: "custom",
        deliveryUri: `http://127.0.0.1:${port}/`,
        data: "{{Address}}",
        endpointTypes: ["CUSTOM"],
        defaults: {},
      }),
    ).lastInsertRowid;
    for (let index = 0; index < Number(count); index += 1)
      store.run(
        `INSERT INTO messages (content, channel, address, state, due_at, attempts, updated_at, test, live)
           VALUES (?, 'CUSTOM', ?, 'queued', 0, 0, 0, 1, 0)`,
        content,
        `a${index}`,
      );
  });
  await engine.stop();
  process.exit(0);
}

if (mode === "call") {
  const { store } = engine.project().parts;
  const inState = (states: string) =>
    store.all<{ address: string }>(
      `SELECT address FROM messages WHERE state IN (${states}) ORDER BY key`,
    );
  while (inState("'queued', 'sending'").length > 0)
    await new Promise<void>((next) => systemClock.after(20, next));
  say({
    done: "completed",
    sent: inState("'sent'").length,
    unknown: inState("'unknown'").map(({ address }) => address),
  });
  await engine.stop();
  process.exit(0);
}

say({ ready: true });
const [campaign] = await api.campaigns.list();
for (;;) {
  if (!campaign) break;
  const now = await api.campaigns.get({ id: campaign.id });
  if (now.status === "completed" || now.status === "failed") {
    const { figures } = await api.campaigns.report({ id: campaign.id });
    const { items } = await api.messages.list({ folder: "unknown", limit: 500 });
    say({ done: now.status, figures, unknown: items.map((row) => row.to) });
    break;
  }
  await new Promise<void>((next) => systemClock.after(50, next));
}
await engine.stop();
process.exit(0);
