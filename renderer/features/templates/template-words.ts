import type { TemplateRow } from "../../../shared/contract/templates.ts";
import { plural } from "../../ui/format.ts";

type Use = TemplateRow["usedBy"][number];

/** “v4 active · draft changed”: what is sent, and whether something newer waits. */
export function versionWords({
  activeVersion,
  latestVersion,
  changed,
}: Pick<TemplateRow, "activeVersion" | "latestVersion" | "changed">): string {
  if (latestVersion === null) return "Draft";
  const words = [activeVersion === null ? "None active" : `v${activeVersion} active`];
  if (activeVersion !== null && latestVersion > activeVersion)
    words.push(`v${latestVersion} newest`);
  if (changed) words.push("draft changed");
  return words.join(" · ");
}

/** “team: shop, season: autumn” → tags; what has no colon is a tag without a value. */
export function readTags(words: readonly string[]): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const word of words) {
    const [name = "", ...rest] = word.split(":");
    if (name.trim() !== "") tags[name.trim().slice(0, 128)] = rest.join(":").trim().slice(0, 256);
  }
  return tags;
}

export const writeTags = (tags: Readonly<Record<string, string>>): string[] =>
  Object.entries(tags).map(([name, value]) => (value === "" ? name : `${name}: ${value}`));

/** Where a use is found. */
export const useLink = ({ kind, id }: Use): string => `/${kind}s/${id}`;

/** “1 campaign, 2 journeys” */
export function wordsOfUses(uses: readonly Use[]): string {
  const words = (["campaign", "journey"] as const).flatMap((kind) => {
    const count = uses.filter((use) => use.kind === kind).length;
    return count === 0 ? [] : [plural(count, kind)];
  });
  return words.join(", ");
}
