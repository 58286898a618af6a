import { hour } from "../../../shared/domain/time.ts";
import type { Store } from "../store/database.ts";
import type { Calendar } from "./calendar.ts";
import { contentOf, fill, valuesOf, variablesOf } from "./letter.ts";
import { mailTo, type SampleMail } from "./mails.ts";
import type { Person } from "./people.ts";
import { weekendTasting } from "./wordings.ts";

export type SampleTest = { key: number; person: Person; endpoint: number; mail: SampleMail };

const testers = ["ida@juniperoak.example", "roastery@juniperoak.example"];
const content = contentOf(weekendTasting);

/** The test messages that somebody looked at before the tasting was launched, as one customer would see it. */
export async function testsOf(
  { now }: Calendar,
  people: readonly Person[],
  firstKey: number,
  secret: Buffer,
): Promise<SampleTest[]> {
  const person = people.find((one) => one.response > 5);
  const endpoint = person?.endpoints[0];
  if (!person || !endpoint) return [];
  return Promise.all(
    testers.map(async (to, index) => {
      const key = firstKey + index;
      const mail = await mailTo(person, content, {
        secret,
        message: key,
        to,
        at: now - 21 * hour + index * 300,
        subject: `[Test] ${fill(content.subject, person)}`,
      });
      return { key, person, endpoint: endpoint.key, mail: { ...mail, unread: false } };
    }),
  );
}

export function writeTest(store: Store, { key, person, endpoint, mail }: SampleTest): void {
  const stored = store.run(
    "INSERT INTO contents (campaign_id, content, created_at) VALUES (NULL, ?, ?)",
    JSON.stringify(content),
    mail.receivedAt,
  ).lastInsertRowid;
  store.run(
    `INSERT INTO messages (key, run, content, endpoint, contact, channel, address, state, detail, attempts, "values", subject, updated_at, sent_at, test, live)
       VALUES (?, NULL, ?, ?, ?, 'EMAIL', ?, 'sent', '250 2.0.0 kept in the sandbox', 1, ?, ?, ?, ?, 1, 0)`,
    key,
    stored,
    endpoint,
    person.key,
    mail.recipient,
    valuesOf(person, variablesOf(content)),
    mail.subject,
    mail.receivedAt,
    mail.receivedAt,
  );
}
