import { descriptors } from "../../../shared/channels/descriptor.ts";
import type { SendingFamily } from "../../../shared/channels/driver.ts";
import { channelsOf, type ChannelType } from "../../../shared/domain/channel.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { isMail, type MessageContent } from "../../../shared/domain/message-content.ts";
import type { MessageState } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { compileOther } from "./compile-other.ts";
import { familyOfContent } from "./compose-other.ts";
import { compileEmail } from "./template/compile.ts";
import { valuesOfContact } from "./values.ts";

type TestResult = { to: string; ok: boolean; detail: string };

const patience = 30_000;
const open = new Set<MessageState>(["queued", "sending"]);

/** A token of Apple's service can be told by its look; the others take any. */
const channelOf = (family: SendingFamily, address: string): ChannelType => {
  if (family === "push")
    return descriptors.push.checkAddress(address, "APNS") === null ? "APNS" : "GCM";
  return descriptors[family].channels[0] ?? "CUSTOM";
};

/** Sends a draft to a few addresses through the outbox, as one contact would see it. Never counted in any figure. */
export async function sendTest(
  parts: Parts,
  content: MessageContent,
  contact: number | null,
  to: readonly string[],
): Promise<TestResult[]> {
  const { store, clock, topics } = parts;
  const family = isMail(content) ? "email" : familyOfContent(content);
  for (const address of to) {
    const wrong = descriptors[family].checkAddress(address);
    if (wrong !== null) throw new AppError("BAD_INPUT", wrong, { place: "to" });
  }
  const [problem] = (isMail(content) ? compileEmail(content) : compileOther(content)).findings;
  if (problem)
    throw new AppError("BAD_INPUT", problem.text, {
      place: `${problem.field}, line ${problem.line ?? 1}`,
      cure: "Mend the message, then send the test again.",
    });
  const recipient =
    contact === null
      ? null
      : valuesOfContact(
          store,
          contact,
          isMail(content) || content.type !== "custom" ? channelsOf(family) : content.endpointTypes,
        );
  const keys = store.transaction(() => {
    const now = clock.now();
    // Not tied to the campaign, so that a launch never takes a test's wording for its own.
    const stored = store.run(
      "INSERT INTO contents (campaign_id, content, created_at) VALUES (NULL, ?, ?)",
      JSON.stringify(content),
      now,
    ).lastInsertRowid;
    return to.map((address) =>
      Number(
        store.run(
          `INSERT INTO messages (run, content, endpoint, contact, channel, address, state, due_at, attempts, "values", updated_at, test, live)
             VALUES (NULL, ?, ?, ?, ?, ?, 'queued', ?, 0, ?, ?, 1, 0)`,
          stored,
          recipient?.endpoint ?? null,
          contact,
          channelOf(family, address),
          address,
          now,
          recipient ? JSON.stringify(recipient.values) : null,
          now,
        ).lastInsertRowid,
      ),
    );
  });
  topics.touch("messages");
  return outcomesOf(parts, keys);
}

function outcomesOf(parts: Parts, keys: readonly number[]): Promise<TestResult[]> {
  const { store, clock, topics } = parts;
  const read = () =>
    store.all<{ address: string; state: MessageState; detail: string | null }>(
      "SELECT address, state, detail FROM messages WHERE key IN (SELECT value FROM json_each(?)) ORDER BY key",
      JSON.stringify(keys),
    );
  return new Promise((resolve, reject) => {
    const look = (patient: boolean) => {
      try {
        const rows = read();
        if (patient && rows.some((row) => open.has(row.state))) return;
        resolve(
          rows.map(({ address, state, detail }) => ({
            to: address,
            ok: state === "sent",
            detail: detail ?? (open.has(state) ? "Still waiting in the outbox" : state),
          })),
        );
      } catch (error) {
        // The project was closed meanwhile.
        reject(error);
      }
      callOff();
      stop();
    };
    const callOff = clock.after(patience, () => look(false));
    const stop = topics.listen((changed) => {
      if (changed.includes("messages")) look(true);
    });
  });
}
