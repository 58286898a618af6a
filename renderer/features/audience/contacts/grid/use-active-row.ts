import { useState } from "react";
import type { ContactRow } from "../../../../../shared/contract/contacts.ts";

/** How far around its old place a row is looked for after the list changed. */
const near = 200;

/**
 * The row the keyboard is on. Rows come and go above it: what counts is the contact, as long as it is not far; else its
 * place. A contact whose details were opened from elsewhere is it, too.
 */
export function useActiveRow(
  rowAt: (index: number) => ContactRow | undefined,
  total: number,
  start: { key: number; index: number } | null,
  openKey: number | null,
) {
  const [chosen, setChosen] = useState(start);
  const wanted = chosen ?? (openKey === null ? null : { key: openKey, index: 0 });
  let index = -1;
  if (wanted && total > 0) {
    index = chosen ? Math.min(wanted.index, total - 1) : -1;
    for (let away = 0; away <= near; away += 1) {
      const found = [wanted.index + away, wanted.index - away].find(
        (at) => at >= 0 && at < total && rowAt(at)?.key === wanted.key,
      );
      if (found !== undefined) {
        index = found;
        break;
      }
    }
  }
  return {
    index,
    set: (at: number) => setChosen({ key: rowAt(at)?.key ?? -1, index: at }),
    forget: () => setChosen(null),
  };
}
