import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import type { TemplateType } from "../../../../shared/domain/template/template.ts";

export type LibraryFilter = {
  channel: TemplateType | "all";
  use: "all" | "used" | "unused";
  archived: boolean;
  search: string;
};

const isChannel = (text: string | null): text is TemplateType =>
  ["email", "sms", "push", "voice", "inapp"].includes(text ?? "");

/** The filter as the address holds it. */
export function readFilter(params: URLSearchParams, search: string): LibraryFilter {
  const [channel, use] = [params.get("channel"), params.get("use")];
  return {
    channel: isChannel(channel) ? channel : "all",
    use: use === "used" || use === "unused" ? use : "all",
    archived: params.get("archived") === "1",
    search,
  };
}

/** Names, descriptions and tags are searched; every word has to be found. */
function hasWords({ name, description, tags }: TemplateRow, search: string): boolean {
  const text = [name, description, ...Object.entries(tags).flat()].join(" ").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** What fits all but the channel, so that the channels can be counted. */
export const filterTemplates = (
  rows: readonly TemplateRow[],
  { use, archived, search }: LibraryFilter,
): TemplateRow[] =>
  rows.filter(
    (row) =>
      row.archived === archived &&
      (use === "all" || (use === "used") === row.usedBy.length > 0) &&
      hasWords(row, search.trim()),
  );

export const ofChannel = (rows: readonly TemplateRow[], channel: LibraryFilter["channel"]) =>
  channel === "all" ? [...rows] : rows.filter(({ type }) => type === channel);
