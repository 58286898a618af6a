import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNavigate } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { showToast } from "../../../ui/toast.tsx";
import { forSaving } from "../edit.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

export type Save = ReturnType<typeof useSave>;

/** Saves the segment; a new one goes on under its own address. Failures are shown in place. */
export function useSave({ id, onSaved }: { id: string | null; onSaved: () => void }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const button = useRef<HTMLButtonElement>(null);
  // A new segment's draft must not come back between saving and leaving this address.
  const done = useRef(false);
  const save = useMutation(engine.segments.save.mutationOptions({ meta: { quiet: true } }));
  const run = async ({ name, rules, pinpoint }: SegmentDoc) => {
    const written = await save.mutateAsync({
      id,
      name: name.trim(),
      rules: forSaving(rules),
      ...(pinpoint === undefined ? {} : { pinpoint }),
    });
    done.current = id === null;
    onSaved();
    const options = engine.segments.get.queryOptions({ input: { id: written.id } });
    await queries.fetchQuery({ ...options, staleTime: 0 }).catch(() => undefined);
    showToast({ text: `“${name.trim()}” is saved.` });
    if (id === null) void navigate(`/segments/${written.id}`, { replace: true });
  };
  return {
    run,
    done,
    button,
    /** As the button: asks first where there is something to ask. */
    press: () => button.current?.click(),
    saving: save.isPending,
    problem: save.error ? readError(save.error) : null,
    forget: save.reset,
  };
}
