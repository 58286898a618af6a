import type { Told } from "./snapshot.ts";

/** For tests: an import as one would write it with plain lists and no database, one row after the other. */
export type OracleRow = {
  id: string;
  user: string;
  channel: string;
  address: string;
  optOut: string;
  attributes: Record<string, string[]>;
  userAttributes: Record<string, string[]>;
  metrics: Record<string, number>;
};
type Endpoint = {
  id: string;
  channel: string;
  address: string;
  active: boolean;
  optedOut: boolean;
  attributes: Record<string, string[]>;
  metrics: Record<string, number>;
  contact: Contact;
};
type Contact = { user: string | null; attributes: Record<string, string[]> };
type Rules = { matchOn: "id" | "userId" | "address"; whenFound: "update" | "replace" | "skip" };

export function createOracle() {
  let contacts: Contact[] = [];
  const endpoints: Endpoint[] = [];
  let made = 0;

  const same = (one: Endpoint, row: OracleRow) =>
    one.channel === row.channel &&
    (row.channel === "EMAIL"
      ? one.address.toLowerCase() === row.address.toLowerCase()
      : one.address === row.address);

  function find(row: OracleRow, { matchOn }: Rules): Endpoint | undefined {
    const byId = row.id === "" ? undefined : endpoints.find((one) => one.id === row.id);
    const shared = endpoints.filter((one) => same(one, row));
    if (matchOn === "id") return byId;
    if (matchOn === "userId" && row.user !== "")
      return shared.find((one) => one.contact.user === row.user) ?? byId;
    return shared.find((one) => one.active) ?? shared.at(-1) ?? byId;
  }

  const takeOver = (mine: Endpoint) => {
    for (const other of endpoints)
      if (other !== mine && same(other, { ...mine, user: "", optOut: "", userAttributes: {} }))
        other.active = false;
  };

  function write(row: OracleRow, rules: Rules): void {
    const found = find(row, rules);
    if (found && rules.whenFound === "skip") return;
    const user = row.user === "" ? undefined : contacts.find((one) => one.user === row.user);
    const attributes = (before: Record<string, string[]>) =>
      rules.whenFound === "replace" ? row.userAttributes : { ...before, ...row.userAttributes };
    if (!found) {
      const contact = user ?? { user: row.user || null, attributes: row.userAttributes };
      if (!user) contacts.push(contact);
      else if (rules.whenFound !== "skip") user.attributes = attributes(user.attributes);
      made += 1;
      const endpoint: Endpoint = {
        id: row.id || `made-${made}`,
        channel: row.channel,
        address: row.address,
        active: true,
        optedOut: row.optOut === "ALL",
        attributes: row.attributes,
        metrics: row.metrics,
        contact,
      };
      takeOver(endpoint);
      endpoints.push(endpoint);
      return;
    }
    const old = found.contact;
    if (row.user !== "" && row.user !== old.user) {
      if (user) found.contact = user;
      else if (old.user === null) old.user = row.user;
      else {
        found.contact = { user: row.user, attributes: {} };
        contacts.push(found.contact);
      }
    }
    found.contact.attributes = attributes(found.contact.attributes);
    if (old.user === null && !endpoints.some((one) => one.contact === old))
      contacts = contacts.filter((one) => one !== old);
    const replace = rules.whenFound === "replace";
    found.channel = row.channel;
    found.address = row.address;
    found.active = true;
    if (row.optOut !== "") found.optedOut = row.optOut === "ALL";
    found.attributes = { ...(replace ? {} : found.attributes), ...row.attributes };
    found.metrics = { ...(replace ? {} : found.metrics), ...row.metrics };
    takeOver(found);
  }

  return {
    write,
    told: (options: { ids: boolean }): Told[] =>
      contacts.map((contact) => ({
        user: contact.user,
        attributes: contact.attributes,
        endpoints: endpoints
          .filter((one) => one.contact === contact)
          .map((one) => ({
            id: options.ids ? one.id : "",
            channel: one.channel,
            address: one.address,
            active: one.active,
            optedOut: one.optedOut,
            document: {
              ...(Object.keys(one.attributes).length > 0 && { attributes: one.attributes }),
              ...(Object.keys(one.metrics).length > 0 && { metrics: one.metrics }),
            },
          })),
      })),
  };
}
