import type { ImportCounts } from "../../../../shared/contract/imports.ts";

export function addCounts(to: ImportCounts, more: Partial<ImportCounts>): void {
  for (const name of Object.keys(to) as (keyof ImportCounts)[]) to[name] += more[name] ?? 0;
}
