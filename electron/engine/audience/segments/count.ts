import type { SegmentCount } from "../../../../shared/contract/segments.ts";
import { ChannelFamily, channelsOf } from "../../../../shared/domain/channel.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import {
  problemOf,
  saysSomething,
  type Criterion,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import type { Query } from "../../store/readers.ts";
import { asksContact, compileCriterion } from "./compile-criterion.ts";
import {
  compileGroup,
  compileMembers,
  compileRules,
  ignoredRows,
  type Leaf,
  type SegmentEnv,
} from "./compile.ts";
import { bits, every, list, raw, sql, together, type Fragment } from "../../store/fragment.ts";
import { tablesOf } from "./sources.ts";

/*
 * One pass over the endpoints answers everything the builder shows. The inner query evaluates each criterion once into
 * a column of its own (LIMIT −1 keeps SQLite from copying the expressions into the outer one), the middle packs all
 * answers of an endpoint into integers, the outer sums them per contact: reading the JSON is what costs, and it is
 * read once.
 */
const bitsPerMask = 60;
const maximumCriteria = 1_500;

type Read = (row: Record<string, number | null>) => number;
export type CountPlan = {
  queries: Query[];
  read(results: unknown[], milliseconds: number): SegmentCount;
};

/** Bits of one endpoint, and how often they are set over contacts and over endpoints. */
class Tally {
  readonly #flags: Fragment[] = [];
  readonly #endpoints = new Set<number>();
  /** Registers an answer; the result reads how many contacts have an endpoint with it. */
  contacts(flag: Fragment): Read {
    const index = this.#flags.push(flag) - 1;
    return (row) => row[`b${index}`] ?? 0;
  }
  endpoints(flag: Fragment): Read {
    const index = this.#flags.push(flag) - 1;
    this.#endpoints.add(index);
    return (row) => row[`b${index}`] ?? 0;
  }
  query(inner: Fragment): Query {
    const masks: Fragment[] = [];
    for (let at = 0; at < this.#flags.length; at += bitsPerMask)
      masks.push(
        bits(
          this.#flags
            .slice(at, at + bitsPerMask)
            .map((flag, bit) => sql`((${flag}) << ${raw(String(bit))})`),
        ),
      );
    const columns = masks.map((mask, index) => sql`${mask} AS ${raw(`m${index}`)}`);
    const some = masks.map((_, index) => `m${index}`).join(" OR ");
    const perContact = this.#flags.map((_, index) => {
      const bit = `((m${Math.floor(index / bitsPerMask)} >> ${index % bitsPerMask}) & 1)`;
      return `${this.#endpoints.has(index) ? "sum" : "max"}${bit} AS b${index}`;
    });
    const sums = this.#flags.map((_, index) => `sum(b${index}) AS b${index}`);
    const packed = sql`SELECT contact, ${list(columns)} FROM (${inner} LIMIT -1)`;
    return {
      sql: `SELECT ${sums.join(", ")} FROM (SELECT ${perContact.join(", ")} FROM (${packed.sql} LIMIT -1) WHERE ${some} GROUP BY contact)`,
      values: [...packed.values],
    };
  }
}

const eligible = "(e.active = 1 AND e.opted_out = 0 AND e.address <> '')";
const familyNumber = `CASE ${ChannelFamily.options
  .map(
    (family, index) =>
      `WHEN e.channel IN (${channelsOf(family)
        .map((channel) => `'${channel}'`)
        .join(", ")}) THEN ${index}`,
  )
  .join(" ")} ELSE -1 END`;

/** The queries that count rules, and how their results are read. */
export function planCount(rules: SegmentRules, env: SegmentEnv): CountPlan {
  const columns: Fragment[] = [];
  let contact = false;
  const known = new Map<string, string>();
  const leaf: Leaf = (criterion) => {
    contact ||= asksContact(criterion);
    const key = JSON.stringify(criterion);
    const name = known.get(key) ?? `k${columns.length}`;
    if (!known.has(key)) {
      known.set(key, name);
      columns.push(sql`${compileCriterion(criterion, env)} AS ${raw(name)}`);
    }
    return raw(name);
  };
  const members = compileRules(rules, env, leaf);
  const groups = rules.groups.map((group) =>
    group.exclude && !saysSomething(group) ? raw("0") : compileGroup(group, env, leaf),
  );
  const tally = new Tally();
  const readCriteria = rules.groups.map((group) =>
    group.dimensions.map((box) =>
      box.criteria.map((criterion: Criterion) =>
        problemOf(criterion) === null ? tally.contacts(leaf(criterion)) : null,
      ),
    ),
  );
  if (columns.length > maximumCriteria)
    throw new AppError(
      "BAD_INPUT",
      `A segment can hold at most ${maximumCriteria.toLocaleString("en")} criteria with those of its base segments.`,
    );
  return finish(rules, tally, { members, groups, columns, contact, readCriteria });
}

/** The queries that count an imported segment. */
export const planMembersCount = (segmentId: string): CountPlan =>
  finish({ include: "all", groups: [] }, new Tally(), {
    members: compileMembers(segmentId),
    groups: [],
    columns: [],
    contact: false,
    readCriteria: [],
  });

type Pieces = {
  members: Fragment;
  groups: Fragment[];
  columns: Fragment[];
  contact: boolean;
  readCriteria: (Read | null)[][][];
};

function finish(rules: SegmentRules, tally: Tally, pieces: Pieces): CountPlan {
  // Base segments read e.key and e.contact, so the middle query sees the inner one under the same alias.
  const inner = sql`SELECT e.key AS key, e.contact AS contact, ${raw(eligible)} AS el, ${raw(familyNumber)} AS fam${together(pieces.columns.map((one) => sql`, ${one}`))} FROM ${raw(tablesOf(pieces))}`;
  const groups = pieces.groups.map((group, index) => sql`, ${group} AS ${raw(`g${index}`)}`);
  const whole = sql`SELECT e.*, ${pieces.members} AS t${together(groups)} FROM (${inner} LIMIT -1) AS e`;
  const readGroups = pieces.groups.map((_, index) => tally.contacts(raw(`g${index}`)));
  const t = raw("t");
  const reachable = every([t, raw("el")]);
  const readContacts = tally.contacts(t);
  const readEndpoints = tally.endpoints(t);
  const readEligible = tally.endpoints(reachable);
  const readFamilies = ChannelFamily.options.map((family, index) => ({
    family,
    read: tally.contacts(every([reachable, raw(`fam = ${index}`)])),
  }));
  return {
    queries: [tally.query(whole), { sql: "SELECT count(*) AS n FROM contacts", values: [] }],
    read(results, milliseconds) {
      const [[row = {}], [all]] = results as [Record<string, number | null>[], { n: number }[]];
      return {
        contacts: readContacts(row),
        endpoints: readEndpoints(row),
        eligible: readEligible(row),
        allContacts: all?.n ?? 0,
        byChannel: readFamilies.map(({ family, read }) => ({ family, contacts: read(row) })),
        criteria: pieces.readCriteria.map((boxes) =>
          boxes.map((rows) => rows.map((read) => (read ? read(row) : null))),
        ),
        groups: readGroups.map((read) => read(row)),
        ignored: ignoredRows(rules),
        milliseconds,
      };
    },
  };
}
