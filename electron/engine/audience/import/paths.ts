import {
  demographicNames,
  locationNumberNames,
  locationTextNames,
} from "../../../../shared/domain/endpoint.ts";

/** What a mapped column means, taken apart. */
export type Target =
  | { kind: "id" | "channel" | "address" | "user" | "optOut" | "effective" | "email" | "phone" }
  | { kind: "attribute" | "userAttribute" | "metric" | "demographic" | "location"; name: string };

const plain: Record<string, Target> = {
  Id: { kind: "id" },
  ChannelType: { kind: "channel" },
  Address: { kind: "address" },
  OptOut: { kind: "optOut" },
  EffectiveDate: { kind: "effective" },
  "User.UserId": { kind: "user" },
  Email: { kind: "email" },
  Phone: { kind: "phone" },
};
const prefixes: [string, "attribute" | "userAttribute" | "metric" | "demographic" | "location"][] =
  [
    ["User.UserAttributes.", "userAttribute"],
    ["Attributes.", "attribute"],
    ["Metrics.", "metric"],
    ["Demographic.", "demographic"],
    ["Location.", "location"],
  ];
const closed: Record<string, readonly string[]> = {
  demographic: demographicNames,
  location: [...locationTextNames, ...locationNumberNames],
};

export const isLocationNumber = (name: string): boolean =>
  (locationNumberNames as readonly string[]).includes(name);

/** Null when the path is none of Pinpoint's (or of our two own, `Email` and `Phone`). */
export function targetOf(path: string): Target | null {
  const known = Object.hasOwn(plain, path) ? plain[path] : undefined;
  if (known) return known;
  for (const [prefix, kind] of prefixes) {
    if (!path.startsWith(prefix) || path.length === prefix.length) continue;
    const name = path.slice(prefix.length);
    return closed[kind]?.includes(name) === false ? null : { kind, name };
  }
  return null;
}

/** Columns of Pinpoint's exports that it does not import either. */
const notImported = /^(?:ApplicationId|CohortId|CreationDate|EndpointStatus|RequestId)$/i;
export const isNotImported = (path: string): boolean => notImported.test(path);

/** Several columns may make one list only where a value is a list. */
export const takesLists = (target: Target): boolean =>
  target.kind === "attribute" || target.kind === "userAttribute";

/** Pinpoint's spelling of a path written in other letters, or null: `user.userid` is `User.UserId`. */
export function sameBesidesCase(path: string): string | null {
  const lower = path.toLowerCase();
  for (const name of Object.keys(plain))
    if (name.toLowerCase() === lower && name !== "Email" && name !== "Phone") return name;
  for (const [prefix, kind] of prefixes) {
    if (!lower.startsWith(prefix.toLowerCase()) || lower.length === prefix.length) continue;
    const name = path.slice(prefix.length);
    const names = closed[kind];
    if (!names) return prefix + name;
    const spelled = names.find((known) => known.toLowerCase() === name.toLowerCase());
    return spelled === undefined ? null : prefix + spelled;
  }
  return null;
}
