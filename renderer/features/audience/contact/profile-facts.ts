import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import { familyNames, familyOf } from "../../../../shared/domain/channel.ts";
import {
  demographicNames,
  locationNumberNames,
  locationTextNames,
  type AttributeMap,
  type Endpoint,
} from "../../../../shared/domain/endpoint.ts";

type FactKind = "userAttribute" | "attribute" | "location" | "demographic" | "metric";
export type Fact = { name: string; values: string[] };
export type FactGroup = {
  kind: FactKind;
  title: string;
  /** Whose facts, where there is more than one endpoint that has some. */
  note: string | null;
  /** Keys of the endpoints that have exactly these facts; none for facts of the contact. */
  endpoints: number[];
  facts: Fact[];
  /** Names that can still be added; null where any can. */
  free: string[] | null;
};

const ofAttributes = (attributes: AttributeMap | undefined): Fact[] =>
  Object.entries(attributes ?? {}).map(([name, values]) => ({ name, values }));
const ofRecord = (
  record: Readonly<Record<string, string | number | undefined>> | undefined,
): Fact[] =>
  Object.entries(record ?? {}).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [{ name, values: [String(value)] }],
  );

const whose = (endpoints: readonly Endpoint[]): string => {
  const [first] = endpoints;
  return first && endpoints.length === 1
    ? `${familyNames[familyOf(first.channel)]} · ${first.address}`
    : `${endpoints.length} endpoints`;
};

const locationNames = [...locationTextNames, ...locationNumberNames];
const named: Partial<Record<FactKind, readonly string[]>> = {
  location: locationNames,
  demographic: demographicNames,
};
const free = (kind: FactKind, facts: readonly Fact[]): string[] | null =>
  named[kind]?.filter((name) => !facts.some((fact) => fact.name === name)) ?? null;

const ofEndpoint: { kind: FactKind; title: string; pick: (endpoint: Endpoint) => Fact[] }[] = [
  {
    kind: "attribute",
    title: "Endpoint attributes",
    pick: ({ attributes }) => ofAttributes(attributes),
  },
  { kind: "location", title: "Location", pick: ({ location }) => ofRecord(location) },
  { kind: "demographic", title: "Demographic", pick: ({ demographic }) => ofRecord(demographic) },
  { kind: "metric", title: "Metrics", pick: ({ metrics }) => ofRecord(metrics) },
];

/** What is known of a contact, in Pinpoint's groups; a group without facts is one to add to. */
export function profileOf(contact: {
  userAttributes: AttributeMap;
  endpoints: readonly Endpoint[];
}): FactGroup[] {
  const { endpoints } = contact;
  const groups: FactGroup[] = [
    {
      kind: "userAttribute",
      title: "User attributes",
      note: null,
      endpoints: [],
      facts: ofAttributes(contact.userAttributes),
      free: null,
    },
  ];
  for (const { kind, title, pick } of ofEndpoint) {
    // An import writes the same facts to every address of a person; they are read, and written, once.
    const same = Map.groupBy(endpoints, (endpoint) => JSON.stringify(pick(endpoint)));
    for (const of of same.values()) {
      const facts = of[0] ? pick(of[0]) : [];
      // Endpoints without any facts of a kind are worth a line only where no endpoint has some.
      if (facts.length === 0 && same.size > 1) continue;
      groups.push({
        kind,
        title,
        note: endpoints.length > 1 ? whose(of) : null,
        endpoints: of.map(({ key }) => key),
        facts,
        free: free(kind, facts),
      });
    }
  }
  return groups;
}

/** The edits that give a fact other values, one per endpoint; no value removes it. A text that is no number where one is needed is an error to show. */
export function factEdits(
  group: Pick<FactGroup, "kind" | "endpoints">,
  name: string,
  values: readonly string[],
): ContactEdit[] | { problem: string } {
  const kept = values.map((value) => value.trim()).filter((value) => value !== "");
  const [first] = kept;
  switch (group.kind) {
    case "userAttribute":
      return [{ kind: "userAttribute", name, values: kept }];
    case "attribute":
      return group.endpoints.map((endpoint) => ({
        kind: "attribute",
        endpoint,
        name,
        values: kept,
      }));
    case "demographic": {
      const known = demographicNames.find((each) => each === name);
      return known
        ? group.endpoints.map((endpoint) => ({
            kind: "demographic",
            endpoint,
            name: known,
            value: first ?? null,
          }))
        : { problem: `${name} is not a demographic fact of Pinpoint.` };
    }
    case "location": {
      const known = locationNames.find((each) => each === name);
      if (!known) return { problem: `${name} is not a part of a location.` };
      const numeric = locationNumberNames.some((each) => each === name);
      if (numeric && first !== undefined && !Number.isFinite(Number(first)))
        return { problem: `${name} is a number, such as 48.2082.` };
      const value = first === undefined ? null : numeric ? Number(first) : first;
      return group.endpoints.map((endpoint) => ({
        kind: "location",
        endpoint,
        name: known,
        value,
      }));
    }
    case "metric": {
      if (first !== undefined && !Number.isFinite(Number(first)))
        return { problem: `A metric is a number, such as 12.5.` };
      const value = first === undefined ? null : Number(first);
      return group.endpoints.map((endpoint) => ({ kind: "metric", endpoint, name, value }));
    }
  }
}

/** Only attributes are lists. */
export const isList = (kind: FactKind): boolean => kind === "userAttribute" || kind === "attribute";
