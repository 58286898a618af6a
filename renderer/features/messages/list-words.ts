import { plural, type Format } from "../../ui/format.ts";
import type { FolderInfo } from "./folders.ts";

export type ListState = {
  filtered: boolean;
  /** Rows that are here, and whether those are all there are. */
  loaded: number;
  complete: boolean;
  /** Of the whole folder, null until that is known. */
  counts: { count: number; unread: number } | null;
};

/** How many there are: “1,226 messages, 26 unread”; of a search only what was really counted. */
export function listWords(info: FolderInfo, list: ListState, format: Format): string {
  const { filtered, loaded, complete, counts } = list;
  if (filtered)
    return complete ? `${format.count(loaded)} found` : `${format.count(loaded)}+ found`;
  if (!counts) return "Messages";
  const all = plural(format.count(counts.count), info.one);
  return counts.unread > 0 ? `${all}, ${format.count(counts.unread)} unread` : all;
}
