import { demographicNames, locationTextNames } from "../../../../shared/domain/endpoint.ts";
import type { CriterionField } from "../../../../shared/domain/segment.ts";
import { fold } from "../../../../shared/domain/segment-text.ts";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import { sameField } from "../edit.ts";

export type FieldChoice = {
  field: CriterionField;
  label: string;
  group: string;
  /** Endpoints that have it. */
  filled: number;
};
type ChoiceGroup = { group: string; choices: FieldChoice[] };

/** What exists, and after it Pinpoint's own names that nobody has a value for yet. */
export function withStandardFields(known: readonly FieldChoice[]): FieldChoice[] {
  const standard: { field: CriterionField; group: string }[] = [
    ...locationTextNames.map((name) => ({
      field: { kind: "location" as const, name },
      group: "Location",
    })),
    ...demographicNames.map((name) => ({
      field: { kind: "demographic" as const, name },
      group: "Demographic",
    })),
  ];
  const missing = standard
    .filter(({ field }) => !known.some((one) => sameField(one.field, field)))
    .map((one) => ({ ...one, label: fieldLabel(one.field), filled: 0 }));
  return [...known, ...missing];
}

const rankOf = (label: string, wanted: string): number => {
  const text = fold(label);
  if (text === wanted) return 0;
  if (text.startsWith(wanted)) return 1;
  return text.split(/[\s._-]+/).some((word) => word.startsWith(wanted)) ? 2 : 3;
};

/** The choices that fit what is typed, in groups; best fit first, so that Enter can take the first. */
export function findChoices(
  choices: readonly FieldChoice[],
  search: string,
): { groups: ChoiceGroup[]; exact: boolean } {
  const wanted = fold(search.trim());
  const found =
    wanted === ""
      ? choices.map((choice) => ({ choice, rank: 0 }))
      : choices
          .filter(
            ({ label, group }) => fold(label).includes(wanted) || fold(group).startsWith(wanted),
          )
          .map((choice) => ({ choice, rank: rankOf(choice.label, wanted) }))
          .toSorted((a, b) => a.rank - b.rank);
  const groups = new Map<string, FieldChoice[]>();
  for (const { choice } of found)
    groups.set(choice.group, [...(groups.get(choice.group) ?? []), choice]);
  return {
    groups: [...groups].map(([group, members]) => ({ group, choices: members })),
    exact: wanted !== "" && found.some(({ rank }) => rank === 0),
  };
}

export const fieldKey = (field: CriterionField): string =>
  "name" in field ? `${field.kind}:${field.name}` : field.kind;

/** Back from `fieldKey`. */
export function fieldOfKey(key: string): CriterionField {
  const at = key.indexOf(":");
  const kind = at < 0 ? key : key.slice(0, at);
  const name = at < 0 ? "" : key.slice(at + 1);
  switch (kind) {
    case "channel":
    case "activity":
      return { kind };
    case "userAttribute":
    case "attribute":
    case "metric":
      return { kind, name };
    case "location":
      return { kind, name: locationTextNames.find((one) => one === name) ?? "City" };
    default:
      return {
        kind: "demographic",
        name: demographicNames.find((one) => one === name) ?? "Locale",
      };
  }
}
