import {
  activityOfType,
  type ActivityType,
  type SettingsOf,
} from "../../../shared/activities/index.ts";
import { blankJourneySettings, type JourneySettings } from "../../../shared/domain/journey.ts";
import { emptyPush, type TemplateContent } from "../../../shared/domain/template/template.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import type { Store } from "../store/database.ts";
import type { TestEngine } from "./engine.ts";
import { everybody, letter } from "./builders.ts";

type Written = {
  [Type in ActivityType]: {
    type: Type;
    settings?: Partial<SettingsOf<Type>>;
    next?: Record<string, string> | string;
    name?: string;
    skipped?: boolean;
  };
}[ActivityType];

/** A document of a few activities: blank settings but for what is given; `next` as a word is the one way out. */
export function journeyOf(
  activities: Record<string, Written>,
  settings: Partial<JourneySettings> = {},
  name = "Welcome",
): JourneyDocument {
  return {
    name,
    settings: { ...blankJourneySettings(), ...settings },
    entry: "entry",
    activities: Object.fromEntries(
      Object.entries(activities).map(([id, one]) => [
        id,
        {
          type: one.type,
          name: one.name ?? "",
          settings: { ...(activityOfType(one.type)?.blank() as object), ...one.settings },
          settingsVersion: 1,
          next: typeof one.next === "string" ? { next: one.next } : (one.next ?? {}),
          ...(one.skipped ? { skipped: true } : {}),
        },
      ]),
    ),
    notes: {},
    layout: { mode: "auto", direction: "TB", positions: {} },
  };
}

/** Puts a draft into the table; the same id again is a new revision of it. */
export function draftJourney(t: TestEngine, document: JourneyDocument, id = "j1"): string {
  const { store, clock } = t.engine.project().parts;
  const now = clock.now();
  store.run(
    `INSERT INTO journeys (id, status, document, revision, edits, created_at, updated_at) VALUES (?, 'draft', ?, 1, 0, ?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document, revision = revision + 1`,
    id,
    JSON.stringify(document),
    now,
    now,
  );
  return id;
}

export const revisionOf = (t: TestEngine, id: string): number =>
  t.engine
    .project()
    .parts.store.get<{ revision: number }>("SELECT revision FROM journeys WHERE id = ?", id)
    ?.revision ?? 0;

export const statusOf = (t: TestEngine, id: string): string =>
  t.engine
    .project()
    .parts.store.get<{ status: string }>("SELECT status FROM journeys WHERE id = ?", id)?.status ??
  "";

/** Publishes a draft and lets it begin at once. */
export async function begun(t: TestEngine, document: JourneyDocument, id = "j1"): Promise<string> {
  draftJourney(t, document, id);
  await t.api.journeyRuns.publish({
    id,
    revision: revisionOf(t, id),
    startAt: null,
    note: "",
    plan: [],
  });
  await t.api.journeyRuns.startNow({ id });
  await t.quiet();
  return id;
}

/** A template of a mail with one version that is active. */
export const mailTemplate = (t: TestEngine, id = "t1", subject = "Hello"): string =>
  activeTemplate(t, id, subject, {
    type: "email",
    subject,
    preheader: "",
    fromName: "",
    fromAddress: "",
    replyTo: "",
    headers: [],
    body: { form: "html", source: letter().html },
    text: letter().text,
    defaults: letter().defaults,
    recommender: null,
  });

/** Templates of the channels that have some besides email, by the name of the channel. */
export function otherTemplates(t: TestEngine): void {
  const filled = { defaults: letter().defaults, recommender: null };
  const body = "Hi {{User.UserAttributes.FirstName}}";
  activeTemplate(t, "sms", "Text", { type: "sms", body, ...filled });
  activeTemplate(t, "push", "Note", {
    type: "push",
    silent: false,
    default: { ...emptyPush(), title: "Roast", body },
    services: {},
    ...filled,
  });
  activeTemplate(t, "voice", "Call", {
    type: "voice",
    body,
    language: "en-US",
    voice: "Joanna",
    ...filled,
  });
}

function activeTemplate(
  t: TestEngine,
  id: string,
  name: string,
  content: Extract<TemplateContent, { type: "email" | "sms" | "push" | "voice" }>,
): string {
  const { store, clock } = t.engine.project().parts;
  const now = clock.now();
  const text = JSON.stringify(content);
  store.run(
    `INSERT INTO templates (id, name, type, description, tags, draft, revision, saved_at, active_version, created_at, updated_at)
       VALUES (?, ?, ?, '', '{}', ?, 1, ?, 1, ?, ?)`,
    id,
    name,
    content.type,
    text,
    now,
    now,
    now,
  );
  store.run(
    "INSERT INTO template_versions (template_id, version, name, content, created_at) VALUES (?, 1, '', ?, ?)",
    id,
    text,
    now,
  );
  t.engine.topics.touch("templates");
  return id;
}

export const entryBySegment = async (
  t: TestEngine,
  more: { refresh?: string | null; onUpdate?: boolean } = {},
) => ({
  by: {
    kind: "segment" as const,
    segmentId: await everybody(t),
    refresh: more.refresh ?? null,
    onUpdate: more.onUpdate ?? false,
  },
});

/** Every number of the rollup is what its rows say; throws with the first that is not. */
export const assertCountsEqualRows = (t: Pick<TestEngine, "engine">): void =>
  assertCountsOf(t.engine.project().parts.store);

/** The same of a project that no engine has open. */
export function assertCountsOf(store: Store): void {
  const wanted = `
    SELECT version, activity, 'here' AS measure, count(*) AS n FROM participants WHERE ended_at IS NULL GROUP BY version, activity
    UNION ALL SELECT version, activity, 'arrived', count(*) FROM journey_steps WHERE arrived = 1 GROUP BY version, activity
    UNION ALL SELECT version, activity, 'outlet:' || outlet, count(*) FROM journey_steps WHERE outlet IS NOT NULL
      GROUP BY version, activity, outlet
    UNION ALL SELECT version, activity, 'ended', count(*) FROM journey_steps WHERE kind = 'ended' AND outlet IS NULL
      GROUP BY version, activity
    UNION ALL SELECT version, activity, 'sent', count(*) FROM journey_steps WHERE kind = 'sent' GROUP BY version, activity
    UNION ALL SELECT version, activity, 'notSent:' || (detail ->> '$.reason'), count(*) FROM journey_steps WHERE kind = 'notSent'
      GROUP BY version, activity, detail ->> '$.reason'
    UNION ALL SELECT version, activity, 'entered', count(*) FROM journey_steps WHERE kind = 'entered' GROUP BY version, activity
    UNION ALL SELECT s.version, s.activity, 'enteredHeldOut', count(*) FROM journey_steps AS s
      JOIN participants AS p ON p.key = s.participant WHERE s.kind = 'entered' AND p.held_out = 1 GROUP BY s.version, s.activity
    UNION ALL SELECT p.version, v.document ->> '$.entry', 'completed', count(*) FROM participants AS p
      JOIN journey_versions AS v ON v.key = p.version WHERE p.end_reason = 'completed' GROUP BY p.version
    UNION ALL SELECT p.version, v.document ->> '$.entry', 'goal', count(*) FROM participants AS p
      JOIN journey_versions AS v ON v.key = p.version WHERE p.goal_at IS NOT NULL AND p.held_out = 0 GROUP BY p.version`;
  const wrong = store.all<Record<string, unknown>>(
    `WITH wanted AS (${wanted}), counted AS (
       SELECT version, activity, measure, sum(count) AS n FROM journey_counts
         WHERE measure NOT LIKE 'rejected:%' AND measure NOT IN ('heldOut', 'goalHeldOut') GROUP BY version, activity, measure)
     SELECT w.version, w.activity, w.measure, w.n AS rows, coalesce(c.n, 0) AS counted FROM wanted AS w
       LEFT JOIN counted AS c USING (version, activity, measure) WHERE coalesce(c.n, 0) <> w.n
     UNION ALL SELECT c.version, c.activity, c.measure, 0, c.n FROM counted AS c LEFT JOIN wanted AS w USING (version, activity, measure)
       WHERE w.n IS NULL AND c.n <> 0`,
  );
  const [first] = wrong;
  if (first) throw new Error(`Counts differ from rows: ${JSON.stringify(first)}`);
  assertMessageCounts(store);
  const unsent = store.get<{ participant: number; activity: string }>(
    `SELECT s.participant, s.activity FROM journey_steps AS s WHERE s.kind = 'sent' AND NOT EXISTS (
       SELECT 1 FROM messages AS m WHERE m.participant = s.participant AND m.activity = s.activity AND m.visit = s.visit)`,
  );
  if (unsent) throw new Error(`A message is lost: ${JSON.stringify(unsent)}`);
}

function assertMessageCounts(store: Store): void {
  const marks = Object.entries({
    opened: "opened_at",
    clicked: "clicked_at",
    unsubscribed: "unsubscribed_at",
    hardBounced: "hard_bounced_at",
    softBounced: "soft_bounced_at",
    complained: "complained_at",
  }).map(
    ([measure, mark]) =>
      `UNION ALL SELECT journey_version, channel, live, tracked, '${measure}' FROM messages WHERE participant IS NOT NULL AND ${mark} IS NOT NULL`,
  );
  const [first] = store.all<Record<string, unknown>>(
    `SELECT version, channel, live, tracked, measure, sum(n) AS difference FROM (
       SELECT version, channel, live, tracked, measure, count AS n FROM journey_message_counts WHERE measure NOT IN ('opens', 'clicks')
       UNION ALL SELECT *, -1 FROM (SELECT journey_version, channel, live, tracked, state FROM messages
         WHERE participant IS NOT NULL AND state IN ('sent', 'failed', 'notSent', 'unknown') ${marks.join(" ")}))
     GROUP BY version, channel, live, tracked, measure HAVING sum(n) <> 0`,
  );
  if (first) throw new Error(`Counts of messages differ from rows: ${JSON.stringify(first)}`);
}

/** A version of a journey that runs, with a key of the caller's choice: for tests of what it sends. */
export function runningVersion(t: Pick<TestEngine, "engine">, key: number): number {
  const { store } = t.engine.project().parts;
  const document = JSON.stringify(journeyOf({ entry: { type: "entry" } }));
  store.run(
    `INSERT INTO journeys (key, id, status, document, revision, edits, version, created_at, updated_at)
       VALUES (?, ?, 'live', ?, 1, 0, 1, 0, 0) ON CONFLICT DO NOTHING`,
    key,
    `running ${key}`,
    document,
  );
  store.run(
    `INSERT INTO journey_versions (key, journey, number, name, document, author, state, published_at, began_at)
       VALUES (?, ?, 1, '', ?, '', 'current', 0, 0) ON CONFLICT DO NOTHING`,
    key,
    key,
    document,
  );
  return key;
}

/** Lets a long time pass at once, as a sleeping computer would; shorter ones are walked with `advance`. */
export async function later(t: TestEngine, hours: number): Promise<void> {
  t.clock.set(t.clock.now() + hours * 3_600_000 - 60_000);
  await t.clock.advance("1m");
  await t.quiet();
}

/** One more contact, after others. */
export function joins(t: TestEngine, userId: string): number {
  const { store, clock } = t.engine.project().parts;
  const now = clock.now();
  const contact = Number(
    store.run(
      "INSERT INTO contacts (user_id, attributes, created_at) VALUES (?, '{}', ?)",
      userId,
      now,
    ).lastInsertRowid,
  );
  store.run(
    `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
       VALUES (?, ?, 'EMAIL', ?, 1, 0, 0, '{}', ?, ?)`,
    userId,
    contact,
    `${userId}@example.com`,
    now,
    now,
  );
  t.engine.topics.touch("contacts");
  return contact;
}
