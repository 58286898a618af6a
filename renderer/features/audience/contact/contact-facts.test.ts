import { expect, test } from "vitest";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { createFormat } from "../../../ui/format.ts";
import { channelStates, nameOfContact } from "./contact-words.ts";
import { messageFolder } from "./message-folder.ts";
import { factEdits, profileOf } from "./profile-facts.ts";
import { daysOf } from "./timeline-days.ts";
import { wouldGet } from "./would-get.ts";

const endpoint = (part: Partial<Endpoint>): Endpoint => ({
  key: 1,
  id: "e1",
  contact: 1,
  channel: "EMAIL",
  address: "amara@example.com",
  status: "ACTIVE",
  optOut: "NONE",
  cohort: 1,
  createdAt: 0,
  effectiveAt: 0,
  ...part,
});

test("a channel reaches someone if one of its addresses does", () => {
  expect(
    channelStates([
      endpoint({ optOut: "ALL" }),
      endpoint({}),
      endpoint({ channel: "SMS", optOut: "ALL" }),
      endpoint({ channel: "APNS", status: "INACTIVE" }),
    ]).map(({ text }) => text),
  ).toEqual(["Email active", "SMS opted out", "Push inactive"]);
});

test.each([
  [{ name: "Amara Lindqvist", endpoints: [] }, "Amara Lindqvist"],
  [{ name: null, endpoints: [endpoint({})] }, "amara@example.com"],
  [{ name: null, endpoints: [endpoint({ channel: "SMS", address: "+43 1" })] }, "+43 1"],
  [{ name: null, endpoints: [] }, "No name (ID …f31)"],
])("a contact has a name to show", (contact, name) =>
  expect(nameOfContact({ id: "0af31", ...contact })).toBe(name),
);

test("facts are grouped as Pinpoint groups them, with the address where there are several", () => {
  const groups = profileOf({
    userAttributes: { Loyalty: ["gold"], Interests: ["espresso", "filter"] },
    endpoints: [
      endpoint({ location: { City: "Vienna" }, metrics: { orders: 0 } }),
      endpoint({ key: 2, channel: "SMS", address: "+43 1" }),
    ],
  });
  expect(groups.map(({ title, note }) => [title, note])).toEqual([
    ["User attributes", null],
    ["Endpoint attributes", "2 endpoints"],
    ["Location", "Email · amara@example.com"],
    ["Demographic", "2 endpoints"],
    ["Metrics", "Email · amara@example.com"],
  ]);
  expect(groups[0]?.facts[1]).toEqual({ name: "Interests", values: ["espresso", "filter"] });
  expect(groups[4]?.facts).toEqual([{ name: "orders", values: ["0"] }]);
});

test("facts that are the same for several addresses are shown, and written, once", () => {
  const location = { City: "Vienna" };
  const groups = profileOf({
    userAttributes: {},
    endpoints: [
      endpoint({ location }),
      endpoint({ key: 2, channel: "SMS", location }),
      endpoint({ key: 3, channel: "GCM", location: { City: "Graz" }, address: "token" }),
    ],
  }).filter(({ kind }) => kind === "location");
  expect(groups.map(({ note, facts }) => [note, facts[0]?.values])).toEqual([
    ["2 endpoints", ["Vienna"]],
    ["Push · token", ["Graz"]],
  ]);
  const [both] = groups;
  expect(both?.free).toContain("Country");
  expect(both?.free).not.toContain("City");
  expect(both && factEdits(both, "City", ["Linz"])).toEqual([
    { kind: "location", endpoint: 1, name: "City", value: "Linz" },
    { kind: "location", endpoint: 2, name: "City", value: "Linz" },
  ]);
});

test.each([
  [
    "userAttribute",
    "Loyalty",
    [" gold ", ""],
    [{ kind: "userAttribute", name: "Loyalty", values: ["gold"] }],
  ],
  ["metric", "orders", ["12.5"], [{ kind: "metric", endpoint: 9, name: "orders", value: 12.5 }]],
  ["metric", "orders", [], [{ kind: "metric", endpoint: 9, name: "orders", value: null }]],
  ["metric", "orders", ["many"], { problem: "A metric is a number, such as 12.5." }],
  [
    "location",
    "Latitude",
    ["48.2"],
    [{ kind: "location", endpoint: 9, name: "Latitude", value: 48.2 }],
  ],
  ["location", "Latitude", ["north"], { problem: "Latitude is a number, such as 48.2082." }],
  ["demographic", "Make", [""], [{ kind: "demographic", endpoint: 9, name: "Make", value: null }]],
] as const)("%s %s written as %j", (kind, name, values, edits) =>
  expect(factEdits({ kind, endpoints: [9] }, name, values)).toEqual(edits),
);

test.each([
  [{ segment: false }, "Not in the campaign’s segment"],
  [{ segment: null }, "The campaign has no segment"],
  [{ endpoints: [] }, "No email address"],
  [{ endpoints: [endpoint({ optOut: "ALL" })] }, "Opted out of email"],
  [{ endpoints: [endpoint({ status: "INACTIVE" })] }, "The endpoint is inactive"],
  [{ suppressed: ["amara@example.com"] }, "On the suppression list"],
])("would not get it now: %j", (facts, last) => {
  const all = { segment: true, endpoints: [endpoint({})], suppressed: [] };
  const { passed, steps } = wouldGet({ ...all, ...facts });
  expect(passed).toBe(false);
  expect(steps.at(-1)).toEqual({ passed: false, text: last });
});

test("would get it now says what only the sending knows", () => {
  const { passed, steps } = wouldGet({ segment: true, endpoints: [endpoint({})], suppressed: [] });
  expect(passed).toBe(true);
  expect(steps.at(-1)?.passed).toBeNull();
});

test.each([
  ["message.sent", "sent"],
  ["message.queued", "outbox"],
  ["message.failed", "notSent"],
  ["_email.open", "sent"],
])("a message of an entry of type %s lies in %s", (type, folder) =>
  expect(messageFolder(type)).toBe(folder),
);

test("days are those of the project's zone", () => {
  const format = createFormat({ locale: "en", timeZone: "Europe/Vienna", currency: "EUR" });
  const at = (iso: string): TimelineEntry => ({
    id: iso,
    at: Date.parse(iso),
    family: "event",
    channel: null,
    text: "",
    type: "",
    detail: {},
    campaignId: null,
    journey: null,
    messageId: null,
    sandbox: false,
    simulated: false,
  });
  const days = daysOf(
    [
      at("2026-11-18T08:00:00Z"),
      // 00:30 of the 18th in Vienna.
      at("2026-11-17T23:30:00Z"),
      at("2026-11-17T09:00:00Z"),
      at("2026-11-16T09:00:00Z"),
      at("2025-12-24T09:00:00Z"),
    ],
    format,
    Date.parse("2026-11-18T09:00:00Z"),
  );
  expect(days.map(({ title, entries }) => `${title}: ${entries.length}`)).toEqual([
    "Today: 2",
    "Yesterday: 1",
    "Monday 16 November: 1",
    "Wednesday 24 December 2025: 1",
  ]);
});
