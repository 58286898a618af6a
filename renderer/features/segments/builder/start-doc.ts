import { emptyRules, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { appendRow, forEditing } from "../edit.ts";
import { recipeName, recipeRules, type Recipe } from "../recipes.ts";
import type { FieldChoice } from "../../../criteria/attribute-choices.ts";
import type { BuilderSegment } from "./builder-props.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

/** What is saved; for a new segment a place to write the first criterion in. */
export const savedDoc = (segment: BuilderSegment | null): SegmentDoc =>
  segment
    ? { name: segment.name, rules: forEditing(segment.rules) }
    : { name: "", rules: withPlace(emptyRules()) };

const withPlace = (rules: SegmentRules) => appendRow(forEditing(rules), 0).rules;

/** What the builder opens with: a draft that was not saved, what another screen hands over, or what is saved. */
export function startDoc(from: {
  segment: BuilderSegment | null;
  draft: { name: string; rules: SegmentRules; pinpoint: string | null } | null;
  given: SegmentDoc | null;
  recipe: Recipe | null;
  base: string | null;
  fields: readonly FieldChoice[];
}): SegmentDoc {
  const { segment, draft, given, recipe, base, fields } = from;
  if (given) return { ...given, rules: forEditing(given.rules) };
  if (draft)
    return {
      name: draft.name,
      rules: forEditing(draft.rules),
      ...(draft.pinpoint === null ? {} : { pinpoint: draft.pinpoint }),
    };
  if (recipe) return { name: recipeName(recipe), rules: recipeRules(recipe, fields) };
  const saved = savedDoc(segment);
  if (!base) return saved;
  const groups = saved.rules.groups.map((group) => ({ ...group, sources: [{ segmentId: base }] }));
  return { ...saved, rules: { ...saved.rules, groups } };
}
