import type { z } from "zod";
import type { SampleContact } from "../../../../shared/contract/segments.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { completeCriteria, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { criterionMatches, matchingValues } from "../../../../shared/domain/segment-match.ts";
import { factOf } from "../../../../shared/domain/segment-words.ts";
import type { Parts } from "../../parts.ts";
import { draw } from "../../random.ts";
import type { Compiled } from "./compile.ts";
import { memberColumns, memberOf, type MemberRow } from "./members.ts";
import { tablesOf } from "./sources.ts";

type SampleRow = MemberRow & {
  name: string | null;
  contact_id: string;
  address: string | null;
};

/** A prime above every key: multiplying by a number drawn from the seed shuffles them without repeats. */
const prime = 2_147_483_647;

/** A few contacts of a segment: the same seed gives the same ones in the same order while the segment is the same. */
export async function sampleMembers(
  parts: Parts,
  members: Compiled,
  rules: SegmentRules | null,
  seed: number,
  limit: number,
): Promise<z.infer<typeof SampleContact>[]> {
  const factor = 1 + Math.floor(draw("sample", seed) * (prime - 2));
  const rows = await parts.readers.all<SampleRow>(
    `WITH drawn AS MATERIALIZED (
       SELECT e.contact AS contact, min(e.key) AS endpoint FROM ${tablesOf(members)} WHERE ${members.sql}
       GROUP BY e.contact ORDER BY e.contact % ${prime} * ${factor} % ${prime}, e.contact LIMIT ?)
     SELECT ${memberColumns}, c.name, coalesce(c.user_id, e.id) AS contact_id,
       (SELECT a.address FROM endpoints AS a WHERE a.contact = c.key AND a.address <> ''
          ORDER BY a.channel <> 'EMAIL', a.key LIMIT 1) AS address
     FROM drawn AS d CROSS JOIN endpoints AS e ON e.key = d.endpoint CROSS JOIN contacts AS c ON c.key = e.contact
     ORDER BY e.contact % ${prime} * ${factor} % ${prime}, e.contact`,
    [...members.values, limit],
  );
  const env = { now: parts.clock.now(), zone: parts.settings().timeZone };
  return rows.map((row) => ({
    key: row.contact,
    name: displayName({ name: row.name, address: row.address, id: row.contact_id }),
    address: row.address,
    fact: rules && firstFact(rules, row, env),
  }));
}

/** The first criterion that holds for the endpoint and says something about it, with its value, in words. */
function firstFact(
  rules: SegmentRules,
  row: MemberRow,
  env: { now: number; zone: string },
): string | null {
  const { endpoint, contact } = memberOf(row);
  for (const group of rules.groups.filter((one) => !one.exclude && one.type !== "none"))
    for (const criterion of group.dimensions.flatMap(completeCriteria)) {
      if (!criterionMatches(criterion, endpoint, contact, env)) continue;
      const [value] = matchingValues(criterion, endpoint, contact, env);
      const fact = factOf(criterion, value, endpoint, env);
      if (fact !== null) return fact;
    }
  return null;
}
