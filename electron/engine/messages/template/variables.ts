import {
  demographicNames,
  locationNumberNames,
  locationTextNames,
} from "../../../../shared/domain/endpoint.ts";

/** Variables that stand for themselves, in Pinpoint's spelling. */
const plain = [
  "Address",
  "ChannelType",
  "Id",
  "EndpointId",
  "CreationDate",
  "EffectiveDate",
  "EndpointStatus",
  "OptOut",
  "UnsubscribeUrl",
  "User.UserId",
  "Pinpoint.ApplicationId",
  "Pinpoint.CampaignId",
  "Pinpoint.JourneyId",
  "RecommendationItems",
  ...demographicNames.map((name) => `Demographic.${name}`),
  ...[...locationTextNames, ...locationNumberNames].map((name) => `Location.${name}`),
];
const known = new Set(plain);

const groupOf = (parts: readonly string[]): string | null => {
  if (parts[0] === "User" && parts[1] === "UserAttributes") return "User.UserAttributes";
  if (parts[0] === "Attributes" || parts[0] === "Metrics" || parts[0] === "Recommendations")
    return parts[0];
  return null;
};

/** `User.UserAttributes.FirstName.[0]` → `User.UserAttributes.FirstName`: how defaults and findings name a variable. */
export const nameOfPath = (parts: readonly string[]): string => {
  const group = groupOf(parts);
  const length = group === null ? 2 : group.split(".").length + 1;
  return parts.slice(0, length).join(".");
};

export const isKnownPath = (parts: readonly string[]): boolean => {
  const group = groupOf(parts);
  if (group !== null) return parts.length > group.split(".").length;
  return known.has(parts.slice(0, 2).join(".")) || known.has(parts[0] ?? "");
};

/** A whole group, such as `Attributes` in `{{#each Attributes}}`. */
export const isKnownGroup = (parts: readonly string[]): boolean =>
  [
    "Attributes",
    "Metrics",
    "User",
    "Demographic",
    "Location",
    "Pinpoint",
    "Recommendations",
  ].includes(parts[0] ?? "") &&
  (parts.length === 1 || (parts.length === 2 && parts[1] === "UserAttributes"));

/** What the author probably meant by an unknown name. */
export function suggestion(parts: readonly string[], attributes: readonly string[]): string {
  const last = (parts.at(-1) ?? "").toLowerCase();
  const all = [...plain, ...attributes];
  const found = all.find((name) => name.split(".").at(-1)?.toLowerCase() === last);
  return found ? ` Did you mean {{${found}}}?` : " Pick one from the list of variables.";
}
