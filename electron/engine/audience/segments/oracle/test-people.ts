import type { ChannelType } from "../../../../../shared/domain/channel.ts";
import { day, hour } from "../../../../../shared/domain/time.ts";
import { draw } from "../../../random.ts";
import type { Store } from "../../../store/database.ts";
import { addMembers } from "../../../store/segment-members.ts";

export const cities = [
  "Wien",
  "wien",
  "WIEN",
  "Graz",
  "Linz",
  "Köln",
  "KÖLN",
  "İstanbul",
  "São Paulo",
  "x\"y' --",
  "",
];
export const countries = ["AT", "at", "DE", "TR", "BR"];
export const interests = ["Music", "music", "Sport", "Tea 😀", "ΟΔΟΣ", "οδος", "#:?\\/", ""];
export const plans = ["Pro", "pro", "Pro Max", "Free", "constructor"];
export const dates = [
  "2026-11-17", "2026-11-16", "2026-11-10", "2026-11-04", "2026-11-03T23:30:00Z", "2026-11-04T22:59:59.999Z", "2026-11-04T23:00:00Z",
  "2026-11-04T12:00:00+05:00", "2026-11-04T00:00", "1990-11-18", "1992-02-29", "2001-12-01", "2026-11-25", "2026-12-17T08:00",
  "2026-02-30", "4.11.2026", "soon", "",
]; // prettier-ignore
export const eventTypes = [
  "purchase.completed",
  "cart.add",
  "_email.open",
  "_email.click",
  "_email.hardbounce",
];
export const categories = ["Coffee", "coffee", "Tea", ""];
export const oddName = "a.b #:?\\/ \"😀'";

const channels: ChannelType[] = [
  "EMAIL",
  "EMAIL",
  "EMAIL",
  "SMS",
  "GCM",
  "APNS",
  "VOICE",
  "IN_APP",
  "CUSTOM",
];

/** Numbers that depend on their place alone. */
const dice = (...place: (string | number)[]) => {
  let n = 0;
  const roll = () => draw("oracle", ...place, (n += 1));
  return {
    chance: (share: number) => roll() < share,
    below: (end: number) => Math.floor(roll() * end),
    one: <Value>(values: readonly Value[]): Value =>
      values[Math.floor(roll() * values.length)] as Value,
  };
};
type Dice = ReturnType<typeof dice>;

/** Several values, or one, or none; `undefined` = the attribute is not there. */
const some = (d: Dice, values: readonly string[]): string[] | undefined =>
  d.chance(0.25) ? undefined : Array.from({ length: d.below(4) }, () => d.one(values));

const filled = <Value>(entries: Record<string, Value | undefined>) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined));

/** A fixed audience: users with several endpoints, missing and odd values, events, campaigns and fixed segments. */
export function fillPeople(store: Store, now: number, size: number): void {
  store.transaction(() => {
    for (let n = 0; n < size; n += 1) addContact(store, n, now);
    for (const id of ["c1", "c2"]) addCampaign(store, id, now);
    for (let n = 0; n < size * 2; n += 1) addEvent(store, n, size, now);
    for (let n = 0; n < size; n += 1) addMessage(store, n, size, now);
    for (const [id, type] of [
      ["imported", "imported"],
      ["static", "static"],
    ] as const)
      store.run(
        "INSERT INTO segments (id, name, type, version, created_at, updated_at) VALUES (?, ?, ?, 1, 0, 0)",
        id,
        id,
        type,
      );
    // Runs of keys with gaps between them.
    const lumps = (width: number, step: number) =>
      Array.from({ length: size }, (_, n) => n + 1).filter(
        (key) => Math.floor(key / width) % step === 0,
      );
    addMembers(store, "imported", "endpoint", lumps(70, 3));
    addMembers(store, "static", "contact", lumps(90, 5));
  });
}

function addContact(store: Store, n: number, now: number): void {
  const d = dice("contact", n);
  const user = filled({
    Plan: some(d, plans),
    Tags: some(d, interests),
    Born: some(d, dates),
    [oddName]: some(d, interests),
  });
  const { lastInsertRowid: contact } = store.run(
    "INSERT INTO contacts (user_id, name, attributes, created_at) VALUES (?, NULL, ?, ?)",
    d.chance(0.8) ? `user ${n}` : null,
    JSON.stringify(user),
    now - d.below(60) * day - d.below(24) * hour,
  );
  const endpoints = d.chance(0.1) ? 0 : 1 + d.below(3);
  for (let place = 0; place < endpoints; place += 1) {
    const document = {
      attributes: filled({
        Interests: some(d, interests),
        LastBuy: some(d, dates),
        [oddName]: some(d, plans),
      }),
      metrics: filled({
        Spend: d.chance(0.7) ? d.one([0, 60, 59.99, 60.01, -5, 120, 1e6]) : undefined,
        Orders: d.chance(0.5) ? d.below(8) : undefined,
      }),
      demographic: filled({
        Platform: d.chance(0.6) ? d.one(["iOS", "ios", "Android"]) : undefined,
        AppVersion: d.chance(0.4) ? d.one(["1.0", "1.1", "2.0"]) : undefined,
      }),
      location: filled<string | number>({
        City: d.chance(0.8) ? d.one(cities) : undefined,
        Country: d.chance(0.6) ? d.one(countries) : undefined,
        Latitude: d.chance(0.7) ? d.one([48.2, 47.1, 52.5, -23.5, 0]) : undefined,
        Longitude: d.chance(0.7) ? d.one([16.4, 15.4, 13.4, -46.6, 179.9]) : undefined,
      }),
    };
    store.run(
      `INSERT INTO endpoints (id, contact, channel, address, active, opted_out, cohort, document, created_at, effective_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      `endpoint ${n} ${place}`,
      contact,
      d.one(channels),
      d.chance(0.9) ? `address ${n} ${place}` : "",
      d.chance(0.85) ? 1 : 0,
      d.chance(0.2) ? 1 : 0,
      d.below(100),
      JSON.stringify(document),
      now,
      now - d.one([0, 1, day - 1, day, day + 1, 7 * day, 13 * day, 30 * day, 31 * day]),
    );
  }
}

function addCampaign(store: Store, id: string, now: number): void {
  store.run(
    "INSERT INTO campaigns (id, status, draft, revision, created_at, updated_at) VALUES (?, 'completed', '{}', 1, ?, ?)",
    id,
    now,
    now,
  );
  const content = store.run(
    "INSERT INTO contents (campaign_id, content, created_at) VALUES (?, '{}', ?)",
    id,
    now,
  ).lastInsertRowid;
  for (let number = 1; number <= 2; number += 1)
    store.run(
      `INSERT INTO runs (id, campaign_id, number, content, due_at, state, prepared_up_to, earlier, live, tracked)
         VALUES (?, ?, ?, ?, ?, 'completed', 0, 0, 0, 1)`,
      `${id} ${number}`,
      id,
      number,
      content,
      now - 40 * day,
    );
}

function addEvent(store: Store, n: number, size: number, now: number): void {
  const d = dice("event", n);
  const type = d.one(eventTypes);
  const message = type.startsWith("_");
  store.run(
    "INSERT INTO events (type, at, contact, run, attributes, metrics, simulated) VALUES (?, ?, ?, ?, ?, ?, 0)",
    type,
    now - d.one([0, 1, hour, day, 7 * day, 30 * day, 30 * day + 1, 100 * day, 180 * day]),
    // Many events of few people, and some of nobody.
    d.chance(0.05) ? null : 1 + d.below(d.chance(0.5) ? size : size / 10),
    message ? 1 + d.below(4) : null,
    JSON.stringify(
      filled({
        category: d.chance(0.7) ? d.one([...categories, ["Tea", "Coffee"]]) : undefined,
        gift: d.chance(0.3) ? d.chance(0.5) : undefined,
      }),
    ),
    d.chance(0.2)
      ? null
      : JSON.stringify(
          filled({ total: d.chance(0.8) ? d.one([0.1, 0.2, 19.9, 60, 100]) : undefined }),
        ),
  );
}

function addMessage(store: Store, n: number, size: number, now: number): void {
  const d = dice("message", n);
  const contact = 1 + d.below(size);
  const sentAt = d.chance(0.8) ? now - d.below(40) * day : null;
  store.run(
    `INSERT INTO messages (run, content, endpoint, contact, channel, address, state, attempts, updated_at, sent_at, hard_bounced_at, test, live)
       VALUES (?, 1, ?, ?, 'EMAIL', '', ?, 1, 0, ?, ?, ?, 0)`,
    d.chance(0.9) ? 1 + d.below(4) : null,
    1_000_000 + n,
    contact,
    sentAt === null ? "failed" : "sent",
    sentAt,
    d.chance(0.1) ? now : null,
    d.chance(0.05) ? 1 : 0,
  );
}
