import { emptyRules, type Criterion, type SegmentRules } from "../../../shared/domain/segment.ts";
import type { FieldChoice } from "./builder/attribute-choices.ts";

/** Segments people often begin with; only what the criteria can really ask. */
export const recipes = ["inactive", "email", "city", "spend"] as const;
export type Recipe = (typeof recipes)[number];
export const isRecipe = (text: string | null): text is Recipe =>
  recipes.some((recipe) => recipe === text);

const spending =
  /spen[dt]|revenue|turnover|purchase.?(value|total|amount)|lifetime.?value|\bltv\b/i;

/** The metric that says how much somebody spent, if the contacts have one. */
export const spendMetric = (fields: readonly FieldChoice[]): string | null =>
  fields.flatMap(({ field }) =>
    field.kind === "metric" && spending.test(field.name) ? [field.name] : [],
  )[0] ?? null;

export const recipeWords: Record<Recipe, { title: string; text: string }> = {
  inactive: { title: "Inactive for 30 days", text: "Not seen in the last 30 days." },
  email: { title: "Reachable by email", text: "Contacts with an email address." },
  city: { title: "In one city", text: "Choose from the cities in your data." },
  spend: { title: "VIP by spend", text: "Contacts who spent more than an amount." },
};

function criterionOf(recipe: Recipe, fields: readonly FieldChoice[]): Criterion {
  switch (recipe) {
    case "inactive":
      return { field: { kind: "activity" }, operator: "inactiveFor", values: [30] };
    case "email":
      return { field: { kind: "channel" }, operator: "is", values: ["EMAIL"] };
    case "city":
      return { field: { kind: "location", name: "City" }, operator: "is", values: [] };
    default:
      return {
        field: { kind: "metric", name: spendMetric(fields) ?? "" },
        operator: "greaterOrEqual",
        values: [""],
      };
  }
}

/** The name a recipe proposes; one that still wants a value gets its name from what is chosen. */
export const recipeName = (recipe: Recipe): string =>
  recipe === "city" ? "" : recipeWords[recipe].title;

export function recipeRules(recipe: Recipe, fields: readonly FieldChoice[]): SegmentRules {
  const [group] = emptyRules().groups;
  const criteria = [criterionOf(recipe, fields)];
  return {
    include: "all",
    groups: group ? [{ ...group, dimensions: [{ match: "all", criteria }] }] : [],
  };
}
