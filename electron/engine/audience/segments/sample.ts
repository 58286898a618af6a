import type { z } from "zod";
import type { SampleContact } from "../../../../shared/contract/segments.ts";
import { displayName } from "../../../../shared/domain/contact.ts";
import { completeCriteria, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { criterionMatches, matchingValues } from "../../../../shared/domain/segment-match.ts";
import { factOf } from "../../../../shared/domain/segment-words.ts";
import type { Parts } from "../../parts.ts";
import type { ResolvedRules } from "../../../../shared/domain/segment-compile.ts";
import type { AnswerOf } from "../../store/segment-index/protocol.ts";
import { memberColumns, memberOf, type MemberRow } from "./members.ts";
import { asOfNow } from "./sources.ts";

type Drawn = AnswerOf<"sample">;
type Sample = z.infer<typeof SampleContact>;
type SampleRow = MemberRow & {
  name: string | null;
  contact_id: string;
  mail_address: string | null;
};

/** A few contacts of a segment: the same seed gives the same ones in the same order while the segment is the same. */
export async function sampleMembers(
  parts: Parts,
  members: ResolvedRules,
  rules: SegmentRules | null,
  seed: number,
  limit: number,
): Promise<Sample[]> {
  const drawn = await parts.index.ask("sample", { rules: members, ...asOfNow(parts), seed, limit });
  return samplesOf(parts, drawn, rules);
}

/** Contacts that were drawn, with names and the fact that matched; one that went meanwhile is left out. */
export function samplesOf(parts: Parts, drawn: Drawn, rules: SegmentRules | null): Sample[] {
  const env = asOfNow(parts);
  return drawn.flatMap(({ endpoint }) => {
    const row = parts.store.get<SampleRow>(
      `SELECT ${memberColumns}, c.name, coalesce(c.user_id, e.id) AS contact_id,
         (SELECT a.address FROM endpoints AS a WHERE a.contact = c.key AND a.address <> ''
            ORDER BY a.channel <> 'EMAIL', a.key LIMIT 1) AS mail_address
       FROM endpoints AS e JOIN contacts AS c ON c.key = e.contact WHERE e.key = ?`,
      endpoint,
    );
    if (!row) return [];
    const { name, mail_address: address, contact_id: id } = row;
    return [
      {
        key: row.contact,
        name: displayName({ name, address, id }),
        address,
        fact: rules && firstFact(rules, row, env),
      },
    ];
  });
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
