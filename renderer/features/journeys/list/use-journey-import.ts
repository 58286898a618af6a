import { useCallback, useState } from "react";
import { useNavigate } from "react-router";
import type { EngineClient } from "../../../../shared/contract/index.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";

type Imported = Awaited<ReturnType<EngineClient["journeys"]["importFile"]>>;
export type Taken = Imported & { key: string; fileName: string; problem: string | null };

const longest = 20_000_000;
const nothing: Imported = { ids: [], missing: [], kept: [] };

/** Files become drafts one by one; those that can't say why. */
export function useJourneyImport() {
  const client = useClient();
  const navigate = useNavigate();
  const [taken, setTaken] = useState<Taken[]>([]);

  const one = useCallback(
    async (file: File): Promise<Omit<Taken, "key" | "fileName">> => {
      if (file.size > longest)
        return { ...nothing, problem: "The file is larger than 20 MB. That is no journey." };
      try {
        const input = { text: await file.text(), fileName: file.name };
        return { ...(await client.journeys.importFile(input)), problem: null };
      } catch (error) {
        const { message, cure, place } = readError(error);
        return { ...nothing, problem: [place, message, cure].filter(Boolean).join(" · ") };
      }
    },
    [client],
  );
  const take = useCallback(
    (files: readonly File[]) => {
      for (const file of files)
        void one(file).then((found) =>
          setTaken((all) => [
            ...all,
            { key: `${all.length}-${file.name}`, fileName: file.name, ...found },
          ]),
        );
    },
    [one],
  );
  return { taken, take, open: (id: string) => void navigate(`/journeys/${id}`) };
}
