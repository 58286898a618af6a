import { useMutation } from "@tanstack/react-query";
import type { ContactEdit } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import { showToast } from "../../../ui/toast.tsx";

/**
 * Writes facts of a contact at once and offers to take them back. Several edits are one act: the same fact of several
 * endpoints. `edit` rejects with the engine's answer where it refuses; the field shows it.
 */
export function useContactEdit(contact: number) {
  const engine = useEngine();
  const write = useMutation(engine.contacts.edit.mutationOptions({ meta: { quiet: true } }));
  const back = useMutation(engine.contacts.undoEdit.mutationOptions());

  const edit = async (edits: readonly ContactEdit[], done: string) => {
    const undos: string[] = [];
    // One after the other: each is a change of its own with its own way back.
    for (const each of edits)
      undos.unshift((await write.mutateAsync({ key: contact, edit: each })).undo);
    showToast({
      text: done,
      undo: () => {
        void (async () => {
          for (const undo of undos) await back.mutateAsync({ undo });
        })().catch(() => undefined);
      },
    });
  };
  return { edit, busy: write.isPending };
}
