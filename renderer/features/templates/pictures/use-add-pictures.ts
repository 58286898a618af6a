import { useCallback, useEffect, useState } from "react";
import type { Picture } from "../../../../shared/contract/media.ts";
import { readPicture, tooLarge } from "../../../../shared/domain/picture.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { upload, UploadProblem } from "../../../data/upload.ts";
import { smaller } from "./shrink.ts";

/** A file on its way, or one that was not taken, with the reason and what can be done. */
export type Adding = {
  key: number;
  file: File;
  /** Null while it is on its way. */
  problem: string | null;
  /** It is only too large: a smaller copy can be made here. */
  shrinkable: boolean;
};

let keys = 0;
const words = (error: unknown): string => {
  if (error instanceof UploadProblem) return [error.message, error.cure].filter(Boolean).join(" ");
  const { message, cure } = readError(error);
  return [message, cure].filter(Boolean).join(" ");
};

/** Puts files among the project's pictures; `onAdded` hears of each. */
export function useAddPictures(onAdded: (picture: Picture) => void) {
  const client = useClient();
  const [adding, setAdding] = useState<Adding[]>([]);
  const put = (key: number, change: Partial<Adding>) =>
    setAdding((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));
  const drop = (key: number) => setAdding((all) => all.filter((each) => each.key !== key));

  const send = useCallback(
    async (key: number, file: File) => {
      try {
        // Looked at before it is sent: a large file would take its time only to be refused.
        const found = readPicture(new Uint8Array(await file.slice(0, 512 * 1024).arrayBuffer()));
        const facts = "facts" in found ? found.facts : null;
        const problem = "problem" in found ? found.problem : tooLarge(file.size, facts);
        if (problem) {
          put(key, {
            problem: `${problem.message} ${problem.cure}`,
            shrinkable: facts !== null && facts.type !== "gif",
          });
          return;
        }
        const { signal } = new AbortController();
        const taken = await upload(file, { signal, onProgress: () => undefined });
        const picture = await client.media.add({ file: taken.file, fileName: file.name });
        drop(key);
        onAdded(picture);
      } catch (error) {
        put(key, { problem: words(error), shrinkable: false });
      }
    },
    [client, onAdded],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      for (const file of files) {
        keys += 1;
        const key = keys;
        setAdding((all) => [...all, { key, file, problem: null, shrinkable: false }]);
        void send(key, file);
      }
    },
    [send],
  );

  const shrink = async ({ key, file }: Adding) => {
    put(key, { problem: null });
    const small = await smaller(file);
    if (small) await send(key, small);
    else
      put(key, {
        problem: "This picture can’t be made smaller here. Do it in a program for pictures.",
        shrinkable: false,
      });
  };
  return { adding, add, shrink, forget: drop };
}

/** Files that are pasted wherever the focus is; text goes where it is meant to. */
export function usePastedFiles(take: (files: File[]) => void, active = true): void {
  useEffect(() => {
    if (!active) return undefined;
    const paste = (event: ClipboardEvent) => {
      const pasted = [...(event.clipboardData?.files ?? [])];
      if (pasted.length === 0) return;
      event.preventDefault();
      take(pasted);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [take, active]);
}
