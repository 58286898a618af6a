import type {
  SegmentCount,
  SegmentPanel,
  SegmentRow,
} from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { fakeClient } from "../../../testing/fake-client.ts";
import { sampleProject, sampleSettings } from "../../../testing/samples.ts";

/** An engine for the builder's tests: City, a few cities, and a count per criterion. */
const countOf = (rules: SegmentRules, contacts = 1_204): SegmentCount => ({
  contacts,
  endpoints: contacts,
  eligible: contacts,
  allContacts: 5_000,
  byChannel: [
    { family: "email", contacts },
    { family: "sms", contacts: 0 },
  ],
  criteria: rules.groups.map((group) =>
    group.dimensions.map((box) =>
      box.criteria.map((row) => (row.values.length > 0 ? contacts : null)),
    ),
  ),
  groups: rules.groups.map(() => contacts),
  ignored: [],
  milliseconds: 14,
});

export const panelOf = (rules: SegmentRules, contacts = 1_204): SegmentPanel => ({
  count: countOf(rules, contacts),
  waterfall: [
    { kind: "all", group: null, box: null, row: null, contacts: 5_000, removed: 0 },
    { kind: "criterion", group: 0, box: 0, row: 0, contacts, removed: 5_000 - contacts },
  ],
  samples:
    contacts === 0
      ? []
      : [{ key: 7, name: "Amara Lindqvist", address: "amara@x.example", fact: "City Vienna" }],
  current: true,
  asOf: 0,
});

export const rowOf = (id: string, name: string, more: Partial<SegmentRow> = {}): SegmentRow => ({
  id,
  name,
  type: "dynamic",
  version: 1,
  contacts: 231,
  countedAt: 0,
  usedBy: [],
  updatedAt: 0,
  ...more,
});

type Answers = NonNullable<Parameters<typeof fakeClient>[0]["segments"]>;

export const segmentClient = (answers: Answers = {}, more: Parameters<typeof fakeClient>[0] = {}) =>
  fakeClient({
    projects: {
      current: () => ({ project: sampleProject, settings: sampleSettings, damaged: null }),
    },
    campaigns: { list: () => [] },
    ...more,
    segments: {
      list: () => [],
      fields: () => [
        {
          field: { kind: "location", name: "City" },
          label: "City",
          group: "Location",
          filled: 7_052,
          numeric: false,
        },
      ],
      values: () => [{ value: "Vienna", count: 1_204 }],
      panel: ({ rules }) => panelOf(rules),
      index: () => ({ state: "ready", done: 1, rows: 5_000, memory: 1 }),
      draft: () => null,
      keepDraft: () => null,
      dropDraft: () => null,
      ...answers,
    },
  });

/** jsdom lays nothing out, and what has no size hides the lists that belong to it. */
export const boxOnScreen = (): DOMRect => ({
  x: 10,
  y: 10,
  left: 10,
  top: 10,
  right: 110,
  bottom: 30,
  width: 100,
  height: 20,
  toJSON: () => null,
});
