import { familyNames, familyOf } from "../../../../shared/domain/channel.ts";
import type { AttributeMap, Endpoint } from "../../../../shared/domain/endpoint.ts";

export type FactGroup = {
  title: string;
  /** Whose facts, where there is more than one endpoint that has some. */
  note: string | null;
  facts: { name: string; value: string }[];
};

const ofAttributes = (attributes: AttributeMap | undefined) =>
  Object.entries(attributes ?? {}).map(([name, values]) => ({ name, value: values.join(", ") }));
const ofRecord = (record: Readonly<Record<string, string | number | undefined>> | undefined) =>
  Object.entries(record ?? {}).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [{ name, value: String(value) }],
  );

const whose = (endpoints: readonly Endpoint[]): string => {
  const [first] = endpoints;
  return first && endpoints.length === 1
    ? `${familyNames[familyOf(first.channel)]} · ${first.address}`
    : `${endpoints.length} endpoints`;
};

/** What is known of a contact, in Pinpoint's groups. Groups without facts are left out. */
export function profileOf(contact: {
  userAttributes: AttributeMap;
  endpoints: readonly Endpoint[];
}): FactGroup[] {
  const { endpoints } = contact;
  const several = (pick: (endpoint: Endpoint) => FactGroup["facts"], title: string) => {
    // An import writes the same facts to every address of a person; they are read once.
    const same = Map.groupBy(
      endpoints.filter((endpoint) => pick(endpoint).length > 0),
      (endpoint) => JSON.stringify(pick(endpoint)),
    );
    return [...same.values()].map((of) => ({
      title,
      note: endpoints.length > 1 ? whose(of) : null,
      facts: of[0] ? pick(of[0]) : [],
    }));
  };
  return [
    { title: "User attributes", note: null, facts: ofAttributes(contact.userAttributes) },
    ...several(({ attributes }) => ofAttributes(attributes), "Endpoint attributes"),
    ...several(({ location }) => ofRecord(location), "Location"),
    ...several(({ demographic }) => ofRecord(demographic), "Demographic"),
    ...several(({ metrics }) => ofRecord(metrics), "Metrics"),
  ].filter(({ facts }) => facts.length > 0);
}
