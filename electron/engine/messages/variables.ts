import type { Parts } from "../parts.ts";

export type Variable = { name: string; group: string; coverage: number; sample: string | null };

const groups: [path: string, group: string, title: string][] = [
  ["attributes", "Attributes", "Attributes"],
  ["metrics", "Metrics", "Metrics"],
  ["demographic", "Demographic", "Demographic"],
  ["location", "Location", "Location"],
];

/** Message variables with how many contacts have a value: asked of the readers, kept until the contacts change. */
export function createVariables(parts: Parts) {
  const { readers, store, topics } = parts;
  let known: Promise<Variable[]> | null = null;
  let last: Variable[] = [];
  const unlisten = topics.listen((changed) => {
    if (changed.includes("contacts")) known = null;
  });

  const read = async (): Promise<Variable[]> => {
    const [users, ...documents] = (await readers.together([
      {
        sql: `SELECT a.key AS name, count(*) AS coverage, max(json_extract(a.value, '$[0]')) AS sample
          FROM contacts c, json_each(c.attributes) a WHERE json_array_length(a.value) > 0 GROUP BY a.key`,
        values: [],
      },
      ...groups.map(([path]) => ({
        sql: `SELECT a.key AS name, count(DISTINCT e.contact) AS coverage,
            max(CASE a.type WHEN 'array' THEN json_extract(a.value, '$[0]') ELSE a.value END) AS sample
          FROM endpoints e, json_each(e.document, '$.${path}') a GROUP BY a.key`,
        values: [],
      })),
    ])) as { name: string; coverage: number; sample: string | number | null }[][];
    const variable =
      (prefix: string, group: string) =>
      (row: { name: string; coverage: number; sample: string | number | null }): Variable => ({
        name: `${prefix}.${/[\s.[\]{}]/.test(row.name) ? `[${row.name}]` : row.name}`,
        group,
        coverage: row.coverage,
        sample: row.sample === null ? null : String(row.sample),
      });
    const contacts =
      store.get<{ count: number }>("SELECT count(*) AS count FROM contacts")?.count ?? 0;
    const plain = (name: string, sample: string | null): Variable => ({
      name,
      group: "Endpoint",
      coverage: contacts,
      sample,
    });
    return [
      ...(users ?? []).map(variable("User.UserAttributes", "User")),
      plain("User.UserId", null),
      ...documents.flatMap((rows, index) => {
        const [, prefix, title] = groups[index] ?? ["", "", ""];
        return rows.map(variable(prefix, title));
      }),
      plain("Address", null),
      plain("ChannelType", "EMAIL"),
      { name: "UnsubscribeUrl", group: "Message", coverage: contacts, sample: null },
    ];
  };

  return {
    /** Called once, when the project is closed. */
    close: unlisten,
    async list(): Promise<Variable[]> {
      known ??= read();
      last = await known;
      return last;
    },
    /** Coverage by variable name, as last read: checks don't wait for a recount. */
    coverage: (): ReadonlyMap<string, number> =>
      new Map(last.map(({ name, coverage }) => [name, coverage])),
    contacts: (): number =>
      store.get<{ count: number }>("SELECT count(*) AS count FROM contacts")?.count ?? 0,
  };
}
