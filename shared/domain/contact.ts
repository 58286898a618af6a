import type { AttributeMap } from "./endpoint.ts";

const first = (attributes: AttributeMap, ...names: string[]): string | undefined => {
  for (const name of names) {
    const value = attributes[name]?.[0]?.trim();
    if (value) return value;
  }
  return undefined;
};

/** Display name from the usual user attributes, or null: callers then fall back to an address. */
export function nameOf(userAttributes: AttributeMap): string | null {
  const whole = first(userAttributes, "Name", "FullName", "name", "full_name");
  if (whole) return whole;
  const given = first(userAttributes, "FirstName", "firstName", "first_name", "GivenName");
  const family = first(userAttributes, "LastName", "lastName", "last_name", "FamilyName");
  return [given, family].filter(Boolean).join(" ") || null;
}

/** What a list shows for a contact: name, else address, else the id's end. */
export function displayName(contact: {
  name: string | null;
  address: string | null;
  id: string;
}): string {
  return contact.name ?? contact.address ?? `No name (ID …${contact.id.slice(-3)})`;
}

/** One or two letters for the avatar. */
export function initials(name: string): string {
  const parts = name
    .replace(/@.*/, "")
    .split(/[\s._-]+/)
    .filter(Boolean);
  const letters = parts.length > 1 ? [parts[0], parts.at(-1)] : [parts[0]];
  return letters.map((part) => Array.from(part ?? "?")[0]?.toUpperCase() ?? "").join("") || "?";
}
