import type { SegmentCount } from "../../../../shared/contract/segments.ts";
import { ChannelFamily, channelsOf } from "../../../../shared/domain/channel.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { problemOf, saysSomething, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { list, raw, sql, type Fragment } from "../../store/fragment.ts";
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
import { tablesOf } from "./sources.ts";
import { TallyPlan, type Read } from "./tally.ts";

/*
 * One pass over the endpoints answers everything the builder shows, because reading their JSON is what costs. Queries
 * stand in each other, each with LIMIT −1, which keeps SQLite from copying expressions outwards and evaluating them
 * again: the innermost draws each field out of the JSON once, the next evaluates each criterion once, the next the
 * groups and the whole, the outermost counts.
 */
const maximumColumns = 1_500;

export type CountPlan = {
  queries: Query[];
  read(results: unknown[], milliseconds: number): SegmentCount;
};

/** Expressions as columns of a query; the same one twice is one column. */
class Columns {
  readonly #names = new Map<string, string>();
  readonly all: Fragment[] = [];
  readonly #prefix: string;
  constructor(prefix: string) {
    this.#prefix = prefix;
  }
  name(key: string, expression: () => Fragment): Fragment {
    const known = this.#names.get(key);
    if (known) return raw(known);
    const value = expression();
    const name = `${this.#prefix}${this.all.length}`;
    this.#names.set(key, name);
    this.all.push(sql`${value} AS ${raw(name)}`);
    return raw(name);
  }
}

const families = ChannelFamily.options;
/** A bit for the channel's family and, above these, one for being eligible; 0 where nothing can be sent. */
const reach = `CASE WHEN e.active = 1 AND e.opted_out = 0 AND e.address <> '' THEN ${1 << families.length} | CASE ${families
  .map(
    (family, index) =>
      `WHEN e.channel IN (${channelsOf(family)
        .map((channel) => `'${channel}'`)
        .join(", ")}) THEN ${1 << index}`,
  )
  .join(" ")} ELSE 0 END ELSE 0 END AS reach`;

/** The queries that count rules, and how their results are read. */
export function planCount(rules: SegmentRules, env: SegmentEnv): CountPlan {
  const fields = new Columns("f");
  const criteria = new Columns("k");
  let contact = false;
  const draw = (value: Fragment) => fields.name(JSON.stringify(value), () => value);
  const leaf: Leaf = (criterion) => {
    contact ||= asksContact(criterion);
    return criteria.name(JSON.stringify(criterion), () => compileCriterion(criterion, env, draw));
  };
  const members = compileRules(rules, env, leaf);
  const groups = rules.groups.map((group) =>
    group.exclude && !saysSomething(group) ? raw("0") : compileGroup(group, env, leaf),
  );
  const tally = new TallyPlan();
  const readCriteria = rules.groups.map((group) =>
    group.dimensions.map((box) =>
      box.criteria.map((criterion) =>
        problemOf(criterion) === null ? tally.flag(leaf(criterion)).contacts : null,
      ),
    ),
  );
  if (Math.max(criteria.all.length, fields.all.length) > maximumColumns)
    throw new AppError(
      "BAD_INPUT",
      `A segment can hold at most ${maximumColumns.toLocaleString("en")} criteria with those of its base segments.`,
    );
  const drawn = sql`SELECT ${list([raw("e.key AS key"), raw("e.contact AS contact"), raw("e.channel AS channel"), raw("e.effective_at AS effective_at"), raw(reach), ...fields.all])} FROM ${raw(tablesOf({ contact }))}`;
  const answered =
    criteria.all.length === 0
      ? drawn
      : sql`SELECT ${list([raw("e.key"), raw("e.contact"), raw("e.reach"), ...criteria.all])} FROM (${drawn} LIMIT -1) AS e`;
  return finish(rules, tally, { answered, members, groups, readCriteria });
}

/** The queries that count an imported segment. */
export const planMembersCount = (segmentId: string): CountPlan =>
  finish({ include: "all", groups: [] }, new TallyPlan(), {
    answered: raw(`SELECT e.key AS key, e.contact AS contact, ${reach} FROM endpoints AS e`),
    members: compileMembers(segmentId),
    groups: [],
    readCriteria: [],
  });

type Pieces = {
  answered: Fragment;
  members: Fragment;
  groups: Fragment[];
  readCriteria: (Read | null)[][][];
};

function finish(rules: SegmentRules, tally: TallyPlan, pieces: Pieces): CountPlan {
  // Base segments read e.key and e.contact, so this query sees the inner one under the same alias.
  const answers = new Columns("t");
  const named = (answer: Fragment) => answers.name(JSON.stringify(answer), () => answer);
  const t = named(pieces.members);
  const readGroups = pieces.groups.map((group) => tally.flag(named(group)).contacts);
  const whole = sql`SELECT ${list([raw("e.*"), ...answers.all])} FROM (${pieces.answered} LIMIT -1) AS e`;
  const members = tally.flag(t);
  const reached = tally.bits(sql`(${t} * reach)`, families.length + 1);
  return {
    queries: [tally.query(whole), { sql: "SELECT count(*) AS n FROM contacts", values: [] }],
    read([counted, all], milliseconds) {
      const sums = TallyPlan.read(counted);
      return {
        contacts: members.contacts(sums),
        endpoints: members.endpoints(sums),
        eligible: reached[families.length]?.endpoints(sums) ?? 0,
        allContacts: (all as { n: number }[])[0]?.n ?? 0,
        byChannel: families.map((family, index) => ({
          family,
          contacts: reached[index]?.contacts(sums) ?? 0,
        })),
        criteria: pieces.readCriteria.map((boxes) =>
          boxes.map((rows) => rows.map((read) => (read ? read(sums) : null))),
        ),
        groups: readGroups.map((read) => read(sums)),
        ignored: ignoredRows(rules),
        milliseconds,
      };
    },
  };
}
