import { useMutation } from "@tanstack/react-query";
import type { BulkAct, ContactSelection } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { doneWords, undoneWords } from "./bulk-words.ts";

/** An act on many contacts: done at once, said in a toast, and taken back from there. */
export function useBulk() {
  const engine = useEngine();
  const format = useFormat();
  const bulk = useMutation(engine.contacts.bulk.mutationOptions());
  const back = useMutation(engine.contacts.undoBulk.mutationOptions());

  const takeBack = async (undo: string) => {
    const { contacts, kept } = await back.mutateAsync({ undo });
    showToast(undoneWords(format.count(contacts), kept, format.count(kept)));
  };
  const run = async (selection: ContactSelection, act: BulkAct, segment: string | null = null) => {
    const { contacts, undo } = await bulk.mutateAsync({ selection, act });
    showToast({
      text: doneWords(act, format.count(contacts), segment),
      ...(undo === null ? {} : { undo: () => void takeBack(undo).catch(() => undefined) }),
    });
  };
  return { run, busy: bulk.isPending };
}
