import { useMutation, useQueryClient, type UseMutationOptions } from "@tanstack/react-query";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";

/** Puts what an act answered in place of what was fetched, so that the next step has it at once. */
export function useKeepImport() {
  const queries = useQueryClient();
  const engine = useEngine();
  return (imported: Import) =>
    queries.setQueryData(engine.imports.get.queryKey({ input: { id: imported.id } }), imported);
}

/** An act on an import, which answers with the import as it then is. */
export function useImportAct<Input>(
  options: UseMutationOptions<Import, Error, Input>,
  more: { quiet?: boolean; onDone?: (imported: Import) => void } = {},
) {
  const keep = useKeepImport();
  return useMutation({
    ...options,
    meta: { quiet: more.quiet ?? false },
    onSuccess: (imported) => {
      keep(imported);
      more.onDone?.(imported);
    },
  });
}
