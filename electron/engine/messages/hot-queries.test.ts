import { afterEach, beforeEach, expect, it } from "vitest";
import { runNotes } from "../store/campaign-changes.ts";
import { dueCampaigns, nextCampaignDue, runsToDrop } from "../store/campaigns.ts";
import type { SqlValue, Store } from "../store/database.ts";
import { everybody, launched, people, seedContacts, status } from "../testing/builders.ts";
import { runningVersion } from "../testing/journeys.ts";
import { testEngine, type TestEngine } from "../testing/engine.ts";
import type { OutboxRow } from "./compose.ts";
import { claim, dueRows, nextDueRow } from "./outbox-rows.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

/** How SQLite looks for the rows that `work` asks for, a line a table. */
function plansOf(work: (store: Store) => void): string[] {
  const { store } = t.engine.project().parts;
  const asked: [sql: string, values: SqlValue[]][] = [];
  work({
    ...store,
    all: (sql, ...values) => {
      asked.push([sql, values]);
      return store.all(sql, ...values);
    },
    get: (sql, ...values) => {
      asked.push([sql, values]);
      return store.get(sql, ...values);
    },
    run: (sql, ...values) => {
      asked.push([sql, values]);
      return store.run(sql, ...values);
    },
  });
  return asked
    .flatMap(([sql, values]) =>
      store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values),
    )
    .map(({ detail }) => detail)
    .filter((detail) => /^(SEARCH|SCAN|USE TEMP)/.test(detail));
}

it("finds by index what the outbox and the scheduler look for all the time", async () => {
  seedContacts(t, people(3));
  await status(t, await launched(t, await everybody(t)), "completed");
  const { store } = t.engine.project().parts;
  store.run("UPDATE messages SET state = 'queued', due_at = 1 WHERE key = 1");
  store.run("UPDATE runs SET state = 'sending'");
  const now = t.clock.now();
  const lane = { family: "email", live: false } as const;
  const [row] = dueRows(store, now, 5, new Set(), lane);

  const picked = plansOf((asked) => {
    dueRows(asked, now, 5, new Set(), lane);
    nextDueRow(asked, lane);
  });
  expect(picked).toContainEqual(
    expect.stringMatching(
      /^SEARCH messages USING INDEX messages_due \(run=\? AND family=\? AND due_at<\?\)/,
    ),
  );
  expect(picked.filter((plan) => plan.includes("messages_by_run"))).toEqual([]);
  runningVersion(t, 7);
  store.run("UPDATE messages SET run = NULL, participant = 1, journey_version = 7 WHERE key = 1");
  expect(plansOf((asked) => dueRows(asked, now, 5, new Set(), lane))).toContainEqual(
    expect.stringMatching(
      /messages_due_in_journey \(journey_version=\? AND family=\? AND due_at<\?\)/,
    ),
  );
  store.run("UPDATE messages SET run = 1, participant = NULL WHERE key = 1");
  const claimed = plansOf((asked) =>
    claim(
      asked,
      {
        kind: "mail",
        tracked: true,
        row: row as OutboxRow,
        values: "{}",
        mail: {
          from: { name: "", address: "" },
          to: "",
          replyTo: null,
          subject: "",
          html: "",
          text: "",
          messageId: "",
          date: 0,
          headers: {},
        },
      },
      { now, dailyLimit: 5, live: false, onTheirWay: 0 },
    ),
  );
  expect(claimed).toContainEqual(
    expect.stringMatching(
      /^SEARCH messages USING INDEX messages_by_contact \(contact=\? AND updated_at>\?\)/,
    ),
  );
  const scheduled = plansOf((asked) => {
    dueCampaigns(asked, now);
    nextCampaignDue(asked);
    runsToDrop(asked);
  });
  expect(scheduled).toContainEqual(
    expect.stringMatching(/^SEARCH campaigns USING INDEX campaigns_due/),
  );
  // Runs and versions of journeys are few: theirs are the only tables that may be read through, and the versions of journeys found by skipping.
  const all = [...picked, ...claimed, ...scheduled];
  expect(all.filter((plan) => /^SCAN (?!runs|open|v )|^USE TEMP/.test(plan))).toEqual([]);
});

it("finds what happened to a campaign's runs by index, in order", () => {
  // The table holds a row for every change of every contact as well.
  expect(plansOf((asked) => runNotes(asked, "a-campaign"))).toEqual([
    "SEARCH changes USING INDEX changes_by_campaign (campaign_id=?)",
  ]);
});

it("starts a run without reading the messages of all others", async () => {
  seedContacts(t, people(3));
  const { store } = t.engine.project().parts;
  const { get } = store;
  const asked: [sql: string, values: SqlValue[]][] = [];
  store.get = <Row>(sql: string, ...values: SqlValue[]) => {
    asked.push([sql, values]);
    return get<Row>(sql, ...values);
  };
  await status(t, await launched(t, await everybody(t)), "completed");
  store.get = get;
  const plans = asked.flatMap(([sql, values]) =>
    store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values),
  );
  expect(asked.map(([sql]) => sql)).toContainEqual(expect.stringContaining("FROM contents"));
  expect(plans.filter(({ detail }) => /^SCAN (messages|m)\b/.test(detail))).toEqual([]);
});

it("costs nothing while nothing is due: a timer a loop, and no pass between", async () => {
  seedContacts(t, people(2));
  await status(t, await launched(t, await everybody(t)), "completed");
  await t.quiet();
  await t.clock.advance("31s");
  await t.engine.project().segments.idle();
  await t.clock.advance("31s");
  await t.quiet();
  const timers = t.clock.timers();
  const touched: string[] = [];
  const stop = t.engine.topics.listen((topics) => touched.push(...topics));
  await t.clock.advance("29s");
  expect(t.clock.timers()).toBe(timers);
  await t.clock.advance("10m");
  await t.quiet();
  stop();
  expect(touched).toEqual([]);
  expect(t.clock.timers()).toBe(timers);
});
