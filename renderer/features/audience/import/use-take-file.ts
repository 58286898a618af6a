import { useEffect, useRef, useState } from "react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useKeepImport } from "./import-cache.ts";
import { upload, UploadProblem } from "../../../data/upload.ts";

/** `left` in ms; null while there is nothing to go by. */
export type Taking = { name: string; bytes: number; done: number; left: number | null };
type Refused = { message: string; cure: string | null };

/** Brings a file or a pasted table into the project and looks at it. One at a time. */
export function useTakeFile(onTaken: (imported: Import) => void) {
  const client = useClient();
  const keep = useKeepImport();
  const [taking, setTaking] = useState<Taking | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const take = async (
    name: string,
    bytes: number,
    bring: (signal: AbortSignal) => Promise<{ file: string }>,
  ) => {
    const abort = new AbortController();
    running.current?.abort();
    running.current = abort;
    setRefused(null);
    setTaking({ name, bytes, done: 0, left: null });
    try {
      const { file } = await bring(abort.signal);
      const imported = await client.imports.inspect({ file, fileName: name });
      if (abort.signal.aborted) return;
      keep(imported);
      onTaken(imported);
    } catch (error) {
      if (!abort.signal.aborted)
        setRefused(
          error instanceof UploadProblem
            ? { message: error.message, cure: error.cure }
            : readError(error),
        );
    } finally {
      if (running.current === abort) setTaking(null);
    }
  };

  return {
    taking,
    refused,
    takeFile: (file: File) =>
      void take(file.name, file.size, (signal) => {
        const since = Date.now();
        const onProgress = (done: number) => {
          const took = Date.now() - since;
          const left = took > 1_000 && done > 0 ? (took / done) * (file.size - done) : null;
          setTaking((now) => (now ? { ...now, done, left } : now));
        };
        return upload(file, { signal, onProgress });
      }),
    takeText: (text: string) =>
      void take("Pasted table", text.length, () => client.imports.paste({ text })),
    refuse: (message: string, cure: string) => setRefused({ message, cure }),
    cancel: () => {
      running.current?.abort();
      setTaking(null);
    },
  };
}
