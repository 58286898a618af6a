import type { Criterion, CriterionField, SegmentRules } from "../../../shared/domain/segment.ts";

/** Segments people often begin with; each opens in the builder, where what it still wants is chosen. */
export const recipes = ["new", "opened", "lapsed", "spend", "birthday", "bought"] as const;
export type Recipe = (typeof recipes)[number];
export const isRecipe = (text: string | null): text is Recipe =>
  recipes.some((recipe) => recipe === text);

export const recipeWords: Record<Recipe, { title: string; text: string }> = {
  new: { title: "New this week", text: "Added in the last 7 days." },
  opened: { title: "Opened recently", text: "Opened a message in the last 30 days." },
  lapsed: { title: "Lapsed 90 days", text: "Not seen in the last 90 days." },
  spend: { title: "VIP by spend", text: "Spent more than an amount." },
  birthday: { title: "Birthday soon", text: "A birthday in the next 30 days." },
  bought: { title: "Never bought", text: "No purchase at any time." },
};

type Known = readonly { field: CriterionField }[];
const spending =
  /spen[dt]|revenue|turnover|purchase.?(value|total|amount)|lifetime.?value|\bltv\b/i;
const birth = /birth|\bdob\b|born/i;
const buying = /purchase|order|bought|checkout/i;

/** The name in the data that is about something; “” where the contacts have none, so that it is chosen by hand. */
const nameLike = (fields: Known, kind: "metric" | "userAttribute" | "event", like: RegExp): string =>
  fields.flatMap(({ field }) => (field.kind === kind && like.test(field.name) ? [field.name] : []))[0] ?? ""; // prettier-ignore

function criterionOf(recipe: Recipe, fields: Known): Criterion {
  switch (recipe) {
    case "new":
      return { field: { kind: "created" }, operator: "inLast", values: [7] };
    case "opened":
      return {
        field: { kind: "messageEvent", event: "open" },
        operator: "hasHappened",
        values: [],
        event: { window: { kind: "last", days: 30 } },
      };
    case "lapsed":
      return { field: { kind: "activity" }, operator: "inactiveFor", values: [90] };
    case "spend":
      return {
        field: { kind: "metric", name: nameLike(fields, "metric", spending) },
        operator: "greaterOrEqual",
        values: [""],
      };
    case "birthday":
      return {
        field: { kind: "userAttribute", name: nameLike(fields, "userAttribute", birth) },
        operator: "anniversary",
        values: [30],
      };
    default:
      return {
        field: { kind: "event", name: nameLike(fields, "event", buying) },
        operator: "hasNotHappened",
        values: [],
      };
  }
}

/** Whether a recipe must know what the contacts have before it can be filled in. */
export const looksAtData = (recipe: Recipe | null): boolean =>
  recipe === "spend" || recipe === "birthday" || recipe === "bought";

export const recipeName = (recipe: Recipe): string => recipeWords[recipe].title;

export const recipeRules = (recipe: Recipe, fields: Known): SegmentRules => ({
  include: "all",
  groups: [
    {
      sources: [],
      sourceType: "any",
      type: "all",
      dimensions: [{ match: "all", criteria: [criterionOf(recipe, fields)] }],
    },
  ],
});
