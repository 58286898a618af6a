import {
  demographicNames,
  locationNumberNames,
  locationTextNames,
} from "../../../../shared/domain/endpoint.ts";

export type KnownNames = {
  userAttributes: readonly string[];
  attributes: readonly string[];
  metrics: readonly string[];
};
export const doNotImport = "-";

const plain: Record<string, string> = {
  Email: "Email address",
  Phone: "Phone number",
  "User.UserId": "Contact ID",
  Id: "Endpoint ID",
  Address: "Address",
  ChannelType: "Channel of the address",
  OptOut: "Opt-out",
  EffectiveDate: "Last activity",
};
const kinds = [
  { prefix: "User.UserAttributes.", name: "User attribute", group: "User attributes" },
  { prefix: "Attributes.", name: "Attribute", group: "Attributes" },
  { prefix: "Metrics.", name: "Metric", group: "Metrics" },
  { prefix: "Demographic.", name: "Demographic", group: "Demographic" },
  { prefix: "Location.", name: "Location", group: "Location" },
] as const;

/** “User attribute ▸ FirstName” of `User.UserAttributes.FirstName`. */
export function targetName(path: string): string {
  const kind = kinds.find(({ prefix }) => path.startsWith(prefix));
  return plain[path] ?? (kind ? `${kind.name} ▸ ${path.slice(kind.prefix.length)}` : path);
}

/** Which types of value a target can take; the first is what it takes when nobody chose. */
export function typesFor(path: string | null): readonly ("text" | "number" | "date" | "list")[] {
  if (path === null) return [];
  if (path.startsWith("User.UserAttributes.") || path.startsWith("Attributes."))
    return ["text", "number", "date", "list"];
  if (path.startsWith("Metrics.")) return ["number"];
  if (locationNumberNames.some((name) => path === `Location.${name}`)) return ["number"];
  return path === "EffectiveDate" ? ["date"] : ["text"];
}

/** Several columns may go to one attribute, whose value is a list; everything else takes one. */
const takesSeveral = (path: string) => typesFor(path).includes("list");

/** Columns that go where another one goes already: index → the other's header. */
export function clashes(
  columns: readonly { header: string; path: string | null }[],
): Map<number, string> {
  const found = new Map<number, string>();
  for (const [index, { path }] of columns.entries()) {
    if (path === null || takesSeveral(path)) continue;
    const other = columns.find((each, at) => at !== index && each.path === path);
    if (other) found.set(index, other.header);
  }
  return found;
}

type Group = { group: string; items: { value: string; label: string }[] };

/** What a header may be called as an attribute: without the signs a name cannot have. */
const asName = (text: string) =>
  text
    .replaceAll(/[#:?\\/]/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();

/**
 * What a column can go to, in groups. The three kinds with free names offer those that exist, the header's own, and
 * what is being typed.
 */
export function targetGroups(given: {
  header: string;
  path: string | null;
  known: KnownNames;
  typed: string;
}): Group[] {
  const { header, path, known, typed } = given;
  const free = (prefix: string, names: readonly string[]) => {
    const current = path?.startsWith(prefix) ? [path.slice(prefix.length)] : [];
    const label = path === null ? "" : targetName(path);
    const fresh = typed === label ? "" : asName(typed);
    const all = new Set(
      [...current, asName(header), ...names, fresh].filter((name) => name !== ""),
    );
    return [...all].map((name) => ({ value: prefix + name, label: targetName(prefix + name) }));
  };
  const closed = (prefix: string, names: readonly string[]) =>
    names.map((name) => ({ value: prefix + name, label: targetName(prefix + name) }));
  return [
    {
      group: "Contact",
      items: Object.keys(plain).map((value) => ({ value, label: targetName(value) })),
    },
    { group: "User attributes", items: free("User.UserAttributes.", known.userAttributes) },
    { group: "Attributes", items: free("Attributes.", known.attributes) },
    { group: "Metrics", items: free("Metrics.", known.metrics) },
    { group: "Demographic", items: closed("Demographic.", demographicNames) },
    {
      group: "Location",
      items: closed("Location.", [...locationTextNames, ...locationNumberNames]),
    },
    { group: "Nowhere", items: [{ value: doNotImport, label: "Do not import" }] },
  ];
}
