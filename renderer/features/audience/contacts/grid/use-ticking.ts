import { useRef } from "react";
import type {
  ContactFilter,
  ContactRow,
  ContactSort,
} from "../../../../../shared/contract/contacts.ts";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { showToast } from "../../../../ui/toast.tsx";
import { isTicked, mostKeys, tick, type Selection } from "../selection.ts";

const block = 500;
/** A message outlives its contact and then has a line without one; there is nothing to tick. */
export const isContact = (key: number): boolean => key > 0;

/** Ticking one row, or all from the last one ticked to another: those that are not on screen are looked up. */
export function useTicking(props: {
  filter: ContactFilter;
  sort: ContactSort;
  rowAt: (index: number) => ContactRow | undefined;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}) {
  const client = useClient();
  const anchor = useRef(-1);
  const { selection, onSelect, rowAt } = props;

  const keysBetween = async (from: number, to: number): Promise<number[]> => {
    const rows = Array.from({ length: to - from + 1 }, (_, at) => rowAt(from + at));
    if (rows.every((row) => row !== undefined)) return rows.map(({ key }) => key).filter(isContact);
    const keys: number[] = [];
    for (let offset = from; offset <= to; offset += block) {
      const limit = Math.min(block, to - offset + 1);
      const page = await client.contacts.window({
        filter: props.filter,
        sort: props.sort,
        offset,
        limit,
      });
      keys.push(...page.items.map(({ key }) => key).filter(isContact));
    }
    return keys;
  };

  const tickOne = (index: number) => {
    const row = rowAt(index);
    if (!row || !isContact(row.key)) return;
    anchor.current = index;
    onSelect(tick(selection, [row.key], !isTicked(selection, row.key)));
  };

  /** Ticks everything from the last row that was ticked (or `begin`) to this one. */
  const tickTo = (index: number, begin = index) => {
    if (anchor.current < 0) anchor.current = begin;
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    if (to - from + 1 > mostKeys) {
      showToast({
        tone: "info",
        text: "A range holds at most 10,000 contacts.",
        detail: "Narrow the list with filters, then select all of it.",
      });
      return;
    }
    void keysBetween(from, to).then(
      (keys) => onSelect(tick(selection, keys, true)),
      (error: unknown) => showToast({ tone: "danger", text: readError(error).message }),
    );
  };
  return { tickOne, tickTo };
}
