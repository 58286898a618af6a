import type { WaterfallStep } from "../../../../shared/contract/segments.ts";
import { completeCriteria, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { groupName } from "../edit-groups.ts";
import { criterionWords, sourcesWords, type Names } from "../../../criteria/operator-words.ts";

/** A step of the waterfall as its bar is labelled. `rules` are those that were counted. */
export function stepWords(step: WaterfallStep, rules: SegmentRules, names: Names): string {
  const at = step.group ?? 0;
  const group = rules.groups[at];
  if (step.kind === "all" || !group) return "All contacts";
  if (step.kind === "sources") return sourcesWords(group, names);
  if (step.kind === "exclude") {
    const known = group.sources.flatMap(({ segmentId }) => names.segment(segmentId) ?? []);
    const only = group.dimensions.length === 0 && group.name === undefined && known.length > 0;
    return `Minus ${only ? known.join(", ") : groupName(group, at)}`;
  }
  if (step.kind === "group") return groupName(group, at);
  if (step.box === null)
    return group.dimensions.length > 0
      ? `Criteria of ${groupName(group, at)}`
      : groupName(group, at);
  const box = group.dimensions[step.box];
  const row = step.kind === "criterion" && step.row !== null ? box?.criteria[step.row] : undefined;
  if (row) return criterionWords(row, names);
  const words = (box ? completeCriteria(box) : []).map((one) => criterionWords(one, names));
  return words.map((one, place) => (place === 0 ? one : uncapital(one))).join(box?.match === "any" ? ", or " : ", "); // prettier-ignore
}

/** “No open, or inactive for 30 days”; names keep their capitals. */
const uncapital = (text: string) =>
  /^(No|Inactive|Active|Lives|In|Not|Opened|Clicked|Sent|Delivered|Opted|Within|Farther) /.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
