import { useCallback, useState } from "react";
import type { EngineClient } from "../../../../shared/contract/index.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";

export type Imported = {
  key: string;
  fileName: string;
  /** Null where nothing came of the file. */
  result: Awaited<ReturnType<EngineClient["journeys"]["importFile"]>> | null;
  problem: string | null;
};

const longest = 20_000_000;

/** Files become drafts one by one; a file that can't be read says where, and stops no other. */
export function useImport() {
  const client = useClient();
  const [files, setFiles] = useState<Imported[]>([]);
  const [busy, setBusy] = useState(false);
  const importOne = useCallback(
    async (file: File): Promise<Pick<Imported, "result" | "problem">> => {
      if (file.size > longest) return { result: null, problem: "The file is larger than 20 MB." };
      try {
        const input = { fileName: file.name, text: await file.text() };
        return { result: await client.journeys.importFile(input), problem: null };
      } catch (error) {
        const { message, cure, place } = readError(error);
        const words = [message, cure].filter(Boolean).join(" ");
        return { result: null, problem: place ? `${place}: ${words}` : words };
      }
    },
    [client],
  );
  const take = useCallback(
    async (chosen: readonly File[]) => {
      setBusy(true);
      for (const file of chosen) {
        const done = await importOne(file);
        setFiles((all) => [
          ...all,
          { key: `${all.length}-${file.name}`, fileName: file.name, ...done },
        ]);
      }
      setBusy(false);
    },
    [importOne],
  );
  return { files, take, busy };
}
