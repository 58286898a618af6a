import { useCallback, useState } from "react";
import { useNavigate } from "react-router";
import type { EngineClient } from "../../../../shared/contract/index.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { plural } from "../../../ui/format.ts";
import { showToast } from "../../../ui/toast.tsx";

type TemplateFile = Awaited<ReturnType<EngineClient["templates"]["readFile"]>>;
export type ReadFile = {
  key: string;
  fileName: string;
  /** Null where it could not be read. */
  file: TemplateFile | null;
  problem: string | null;
};

const longest = 3_000_000;
const words = (error: unknown) => {
  const { message, cure } = readError(error);
  return [message, cure].filter(Boolean).join(" ");
};

/** Files that were read, and what becomes of them. Files that can't be taken say so, one by one. */
export function useImport(onDone: () => void) {
  const client = useClient();
  const navigate = useNavigate();
  const [read, setRead] = useState<ReadFile[]>([]);
  const [busy, setBusy] = useState(false);
  const put = (key: string, change: Partial<ReadFile>) =>
    setRead((all) => all.map((each) => (each.key === key ? { ...each, ...change } : each)));

  const readOne = useCallback(
    async (file: File): Promise<Pick<ReadFile, "file" | "problem">> => {
      if (file.size > longest)
        return { file: null, problem: "The file is larger than 3 MB. Take pictures out of it." };
      try {
        const input = { fileName: file.name, text: await file.text() };
        return { file: await client.templates.readFile(input), problem: null };
      } catch (error) {
        return { file: null, problem: words(error) };
      }
    },
    [client],
  );

  const take = useCallback(
    (files: readonly File[]) => {
      for (const file of files)
        void readOne(file).then((found) =>
          setRead((all) => [
            ...all,
            { key: `${all.length}-${file.name}`, fileName: file.name, ...found },
          ]),
        );
    },
    [readOne],
  );

  const create = async () => {
    setBusy(true);
    const made: string[] = [];
    let refused = 0;
    for (const { key, file } of read) {
      if (!file) continue;
      const { original, name, ...rest } = file;
      try {
        const input = { ...rest, name: name.trim(), ...(original === null ? {} : { original }) };
        const { id } = await client.templates.create(input);
        made.push(id);
        setRead((all) => all.filter((each) => each.key !== key));
      } catch (error) {
        refused += 1;
        put(key, { problem: words(error) });
      }
    }
    setBusy(false);
    if (made.length > 0)
      showToast({
        text: `${plural(made.length, "template")} imported.`,
        ...(made.length === 1
          ? { action: { label: "Open", run: () => void navigate(`/templates/${made[0]}`) } }
          : {}),
      });
    if (refused === 0) onDone();
  };

  const rename = (key: string, name: string) =>
    setRead((all) =>
      all.map((each) =>
        each.key === key && each.file
          ? { ...each, file: { ...each.file, name }, problem: null }
          : each,
      ),
    );
  return { read, take, rename, create, busy };
}
