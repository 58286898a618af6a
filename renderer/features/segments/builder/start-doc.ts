import { emptyRules } from "../../../../shared/domain/segment.ts";
import type { Draft } from "../drafts.ts";
import { appendRow, forEditing } from "../edit.ts";
import { recipeName, recipeRules, type Recipe } from "../recipes.ts";
import type { FieldChoice } from "./attribute-choices.ts";
import type { BuilderSegment } from "./builder-page.tsx";
import type { SegmentDoc } from "./use-segment-edit.ts";

/** What is saved; for a new segment a place to write the first criterion in. */
export const savedDoc = (segment: BuilderSegment | null): SegmentDoc =>
  segment
    ? { name: segment.name, rules: forEditing(segment.rules) }
    : { name: "", rules: appendRow(forEditing(emptyRules()), 0).rules };

/** What the builder opens with: a draft that was not saved, a recipe, a base segment, or what is saved. */
export function startDoc(from: {
  segment: BuilderSegment | null;
  draft: Draft | null;
  recipe: Recipe | null;
  base: string | null;
  fields: readonly FieldChoice[];
}): SegmentDoc {
  const { segment, draft, recipe, base, fields } = from;
  if (draft) return { name: draft.name, rules: forEditing(draft.rules) };
  if (recipe) return { name: recipeName(recipe), rules: recipeRules(recipe, fields) };
  const saved = savedDoc(segment);
  if (!base) return saved;
  const groups = saved.rules.groups.map((group) => ({ ...group, sources: [{ segmentId: base }] }));
  return { ...saved, rules: { ...saved.rules, groups } };
}
