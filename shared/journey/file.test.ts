import { expect, test } from "vitest";
import { activities } from "../activities/index.ts";
import { isJourneyFile, readJourneyFile, writeJourneyFile } from "./file.ts";
import type { JourneyDocument } from "./graph.ts";
import { sketch } from "./testing/sketch.ts";

const document = sketch("b", {
  b: { name: "Hello", next: { next: "z" } },
  z: { type: "hologram", settings: { depth: 3, a: [1, { y: 1, x: 2 }] }, next: { up: "c", down: "a" } }, // prettier-ignore
  c: { type: "wait" },
  a: { type: "end" },
});
const noted: JourneyDocument = {
  ...document,
  notes: { n: { text: "Legal?", colour: "yellow", at: { x: 3, y: 4 }, width: 200, height: 90, activity: "b" } }, // prettier-ignore
};
const changed = (change: (file: Record<string, never>) => void): string => {
  const file = JSON.parse(writeJourneyFile(noted)) as Record<string, never>;
  change(file);
  return JSON.stringify(file);
};
const activitiesOf = (file: Record<string, never>) =>
  file["activities"] as unknown as Record<string, Record<string, unknown>>;

test("what is written is read again, unknown types and the order of their paths included", () => {
  const text = writeJourneyFile(noted, { templates: { t1: "Welcome" } });
  const read = readJourneyFile(text);
  expect(read.document).toEqual(noted);
  expect(Object.keys(read.document.activities["z"]?.next ?? {})).toEqual(["up", "down"]);
  expect(read.names).toEqual({ segments: {}, templates: { t1: "Welcome" }, journeys: {} });
  expect(writeJourneyFile(read.document, read.names)).toBe(text);
  expect(isJourneyFile(text)).toBe(true);
  expect(isJourneyFile('{"Name":"x"}')).toBe(false);
});

test("the same journey is the same text, whatever order it was made in", () => {
  const turned: JourneyDocument = {
    ...noted,
    activities: Object.fromEntries(Object.entries(noted.activities).toReversed()),
  };
  expect(writeJourneyFile(turned)).toBe(writeJourneyFile(noted));
});

const refused: [string, string, string][] = [
  ["no JSON", "{", "This is not JSON."],
  ["another file", "{}", "This is not a journey of Wayline."],
  ["a newer file", changed((file) => Object.assign(file, { version: 2 })), "This journey was written by a newer version of Wayline."], // prettier-ignore
  ["a wrong setting", changed((file) => Object.assign(activitiesOf(file)["b"] ?? {}, { settings: { ...activities.email.blank(), version: "x" } })), "Activity “Hello” (b), settings.version: Invalid input: expected number, received string"], // prettier-ignore
  ["a target that is not there", changed((file) => Object.assign(activitiesOf(file)["b"] ?? {}, { next: { next: "q" } })), "Activity “Hello” (b): Its way out “next” leads to “q”, which is not there."], // prettier-ignore
  ["a way out that is not there", changed((file) => Object.assign(activitiesOf(file)["b"] ?? {}, { next: { yes: "z" } })), "Activity “Hello” (b): It has no way out “yes”."], // prettier-ignore
  ["a loop", changed((file) => Object.assign(activitiesOf(file)["c"] ?? {}, { next: { next: "b" } })), "Activity “Hello” (b): A path comes back to it."], // prettier-ignore
  ["a wrong kind of field", changed((file) => Object.assign(activitiesOf(file)["c"] ?? {}, { name: 7 })), "Activity c, name: Invalid input: expected string, received number"], // prettier-ignore
];
test.each(refused.map(([name, text, message]) => ({ name, text, message })))(
  "refuse $name",
  ({ text, message }) => expect(() => readJourneyFile(text)).toThrow(message),
);
