import { useMutation } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { useFormat } from "../../ui/window-settings.tsx";

type Input = Parameters<ReturnType<typeof useEngine>["messages"]["play"]["call"]>[0];
type Played = Omit<Input, "id">;

/** Plays the receiver of these messages and says what was recorded, for how many. */
export function usePlay(ids: readonly string[]) {
  const format = useFormat();
  const mutation = useMutation(
    useEngine().messages.play.mutationOptions({ meta: { quiet: true } }),
  );
  const run = async (played: Played, words: { done: string; effect: string | null }) => {
    let recorded = 0;
    let problem: unknown = null;
    for (const id of ids) {
      try {
        await mutation.mutateAsync({ id, ...played });
        recorded += 1;
      } catch (error) {
        problem = error;
      }
    }
    if (recorded === 0) {
      const { message, cure } = readError(problem);
      showToast({ text: message, tone: "danger", ...(cure ? { detail: cure } : {}) });
      return false;
    }
    const number = ids.length === 1 ? "" : ` for ${plural(format.count(recorded), "message")}`;
    const missing = ids.length - recorded;
    showToast({
      text: `Recorded as simulated: ${words.done}${number}.`,
      detail: [
        words.effect,
        missing > 0 ? `Not for ${format.count(missing)}: ${readError(problem).message}` : null,
      ]
        .filter(Boolean)
        .join(" "),
    });
    return true;
  };
  return { play: run, busy: mutation.isPending };
}
