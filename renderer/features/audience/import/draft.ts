import type {
  ColumnMapping,
  DetectedColumn,
  Import,
  ImportOptions,
} from "../../../../shared/contract/imports.ts";
import { clashes, typesFor } from "./targets.ts";

/** A column sent elsewhere; its type is kept where the new target takes it. */
export function retargeted(
  mapping: ColumnMapping,
  path: string | null,
  detected: ColumnMapping,
): ColumnMapping {
  const types = typesFor(path);
  // What was found out about the column's values is worth more than what a target in between took.
  const wanted = [mapping.type, detected.type].find((type) => types.includes(type));
  const type = wanted ?? types[0] ?? mapping.type;
  const dateFormat = type === "date" ? (mapping.dateFormat ?? detected.dateFormat) : null;
  const decimalComma = type === "number" && (mapping.decimalComma || detected.decimalComma);
  return { path, type, dateFormat, decimalComma };
}

export type ColumnBadge =
  | "recognised"
  | "guessed"
  | "confirmed"
  | "remembered"
  | "chosen"
  | "ignored";

/** What the user should know about where a column goes: only a guess asks for a look. */
export function badgeOf(
  column: DetectedColumn,
  mapping: ColumnMapping,
  confirmed: boolean,
): ColumnBadge {
  if (mapping.path === null) return "ignored";
  if (mapping.path !== column.mapping.path) return "chosen";
  if (column.state === "exact") return "recognised";
  if (column.state === "remembered") return "remembered";
  return confirmed ? "confirmed" : "guessed";
}

/** Columns that a way of matching needs, of which one must be there. */
const needs: Record<ImportOptions["matchOn"], readonly string[]> = {
  id: ["Id"],
  userId: ["User.UserId"],
  address: ["Address", "Email", "Phone"],
};

export const canMatchOn = (way: ImportOptions["matchOn"], options: ImportOptions): boolean =>
  options.columns.some(({ path }) => path !== null && needs[way].includes(path));

/** Why the columns cannot be checked yet, or null. */
export function whyNotYet(imported: Import, options: ImportOptions): string | null {
  const columns = options.columns.map(({ path }, index) => ({
    path,
    header: imported.columns[index]?.header ?? "",
  }));
  if (columns.every(({ path }) => path === null)) return "No column is imported.";
  const clash = [...clashes(columns).keys()][0];
  if (clash !== undefined)
    return `“${columns[clash]?.header}” goes where another column goes already.`;
  if (!canMatchOn(options.matchOn, options))
    return "No column has what rows are matched on. Choose another way, or a column for it.";
  if (!options.registerEndpoints && !options.defineSegment)
    return "Choose whether to save the contacts, to make a segment, or both.";
  if (options.defineSegment && options.segmentName.trim() === "") return "Name the segment.";
  return null;
}

/** An address whose row names no channel needs one to fall back to. */
export const needsChannel = ({ columns }: ImportOptions): boolean =>
  columns.some(({ path }) => path === "Address") &&
  !columns.some(({ path }) => path === "ChannelType");
