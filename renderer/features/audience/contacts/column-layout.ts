import { setPreferences, usePreferences } from "../../../data/preferences.ts";
import { orderedColumns } from "./contact-columns.tsx";

export const narrowest = 72;
export const widest = 640;

export type ColumnLayout = {
  order: readonly string[];
  hidden: readonly string[];
  widths: Readonly<Record<string, number>>;
};

/** The order with one column put before another; `null` puts it last. */
export function movedBefore(
  order: readonly string[],
  key: string,
  before: string | null,
): string[] {
  if (key === before) return [...order];
  const rest = order.filter((each) => each !== key);
  const at = before === null ? rest.length : rest.indexOf(before);
  return rest.toSpliced(at < 0 ? rest.length : at, 0, key);
}

/** How the table's columns stand on this computer, and how to change that. */
export function useColumnLayout() {
  const hidden = usePreferences((state) => state.hiddenContactColumns);
  const kept = usePreferences((state) => state.contactColumnOrder);
  const widths = usePreferences((state) => state.contactColumnWidths);
  const order = orderedColumns(kept).map(({ key }) => key);
  return {
    layout: { order, hidden, widths },
    show: (key: string, shown: boolean) =>
      setPreferences({
        hiddenContactColumns: shown
          ? hidden.filter((other) => other !== key)
          : [...hidden.filter((other) => other !== key), key],
      }),
    moveBefore: (key: string, before: string | null) =>
      setPreferences({ contactColumnOrder: movedBefore(order, key, before) }),
    /** In px; null gives back the column's own width. */
    resize: (key: string, width: number | null) => {
      const { [key]: _before, ...others } = widths;
      setPreferences({
        contactColumnWidths:
          width === null
            ? others
            : { ...others, [key]: Math.round(Math.max(narrowest, Math.min(widest, width))) },
      });
    },
    /** Exactly these, in this order, as a saved view has them. */
    showOnly: (columns: readonly string[]) =>
      setPreferences({
        contactColumnOrder: [...columns, ...order.filter((key) => !columns.includes(key))],
        hiddenContactColumns: order.filter((key) => !columns.includes(key)),
      }),
    reset: () =>
      setPreferences({ hiddenContactColumns: [], contactColumnOrder: [], contactColumnWidths: {} }),
  };
}
