import { useState } from "react";
import type { ColumnMapping, Import, ImportOptions } from "../../../../shared/contract/imports.ts";

/**
 * The choices of step 2 as they stand, which the engine gets when one goes on. They outlive going back a step, and
 * begin anew when the file is read another way, because its columns are others then.
 */
export function useDraft(imported: Import | null) {
  const source = imported ? imported.id + JSON.stringify(imported.read) : "";
  const [known, setKnown] = useState("");
  const [options, setOptions] = useState<ImportOptions | null>(null);
  const [confirmed, setConfirmed] = useState<ReadonlySet<number>>(new Set());
  if (source !== known) {
    setKnown(source);
    setOptions(imported?.options ?? null);
    setConfirmed(new Set());
  }
  const change = (part: Partial<ImportOptions>) =>
    setOptions((now) => (now ? { ...now, ...part } : now));
  const confirm = (...indexes: number[]) => setConfirmed((now) => new Set([...now, ...indexes]));
  return {
    options: source === known ? options : (imported?.options ?? null),
    confirmed,
    change,
    confirm,
    setColumn: (index: number, mapping: ColumnMapping) => {
      setOptions((now) => (now ? { ...now, columns: now.columns.with(index, mapping) } : now));
      confirm(index);
    },
  };
}
export type Draft = ReturnType<typeof useDraft>;
