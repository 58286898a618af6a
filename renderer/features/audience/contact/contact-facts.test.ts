import { expect, test } from "vitest";
import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import type { Endpoint } from "../../../../shared/domain/endpoint.ts";
import { createFormat } from "../../../ui/format.ts";
import { channelStates, nameOfContact } from "./contact-words.ts";
import { messageFolder } from "./message-folder.ts";
import { profileOf } from "./profile-facts.ts";
import { daysOf } from "./timeline-days.ts";

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
      endpoint({ channel: "SMS", address: "+43 1" }),
    ],
  });
  expect(groups.map(({ title, note }) => [title, note])).toEqual([
    ["User attributes", null],
    ["Location", "Email · amara@example.com"],
    ["Metrics", "Email · amara@example.com"],
  ]);
  expect(groups[0]?.facts[1]).toEqual({ name: "Interests", value: "espresso, filter" });
  expect(groups[2]?.facts).toEqual([{ name: "orders", value: "0" }]);
});

test("facts that are the same for several addresses are shown once", () => {
  const location = { City: "Vienna" };
  const groups = profileOf({
    userAttributes: {},
    endpoints: [
      endpoint({ location }),
      endpoint({ channel: "SMS", location }),
      endpoint({ channel: "GCM", location: { City: "Graz" }, address: "token" }),
    ],
  });
  expect(groups.map(({ note, facts }) => [note, facts[0]?.value])).toEqual([
    ["2 endpoints", "Vienna"],
    ["Push · token", "Graz"],
  ]);
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
    messageId: null,
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
