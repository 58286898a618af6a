import { saysSomething, type SegmentGroup } from "../../../../shared/domain/segment.ts";
import { forSaving } from "../edit.ts";
import type { LiveCount } from "./use-live-count.ts";

/**
 * Contacts of a group, and how many of the others it takes away. The latter is known when one group is included and this
 * is the only one left out: those of the first that are not in the result.
 */
export function groupCount(
  live: LiveCount,
  group: SegmentGroup,
): { contacts: number | null; removed: number | null } {
  const [counted = group] = forSaving({ include: "all", groups: [group] }).groups;
  const contacts = live.ofGroup(counted);
  const groups = live.rules?.groups ?? [];
  const included = groups.filter((one) => !one.exclude);
  const excluded = groups.filter((one) => one.exclude && saysSomething(one));
  const [only] = included;
  if (!group.exclude || !live.count || !only || included.length > 1 || excluded.length > 1)
    return { contacts, removed: null };
  const before = live.ofGroup(only);
  if (!saysSomething(counted)) return { contacts: null, removed: null };
  return { contacts, removed: before === null ? null : before - live.count.contacts };
}
