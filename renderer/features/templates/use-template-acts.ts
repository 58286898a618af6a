import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "react-router";
import { useClient, useEngine } from "../../data/engine.tsx";
import { isEngineAnswer, readError } from "../../data/read-error.ts";
import { saveText } from "../../data/save-text.ts";
import { showToast } from "../../ui/toast.tsx";

type Named = { id: string; name: string };
export type FileFormat = "pinpoint" | "html" | "mjml";

const types: Record<FileFormat, string> = {
  pinpoint: "application/json",
  html: "text/html",
  mjml: "text/plain",
};

const failed = (error: unknown, text: string) => {
  const { message, cure } = readError(error);
  showToast({ text, detail: [message, cure].filter(Boolean).join(" "), tone: "danger" });
};

/** What can be done to a template, from the library and from its page. */
export function useTemplateActs() {
  const { templates } = useEngine();
  const client = useClient();
  const navigate = useNavigate();
  const quiet = { meta: { quiet: true } };
  const duplicate = useMutation(templates.duplicate.mutationOptions());
  const archive = useMutation(templates.archive.mutationOptions());
  const remove = useMutation(templates.remove.mutationOptions(quiet));
  const restore = useMutation(templates.restore.mutationOptions());
  return {
    duplicate: ({ id, name }: Named) =>
      duplicate.mutate(
        { id },
        {
          onSuccess: (copy) =>
            showToast({
              text: `“${name}” is duplicated.`,
              action: { label: "Open", run: () => void navigate(`/templates/${copy.id}`) },
            }),
        },
      ),
    archive: ({ id, name }: Named, archived: boolean) =>
      archive.mutate(
        { id, archived },
        {
          onSuccess: () =>
            showToast({
              text: archived ? `“${name}” is archived.` : `“${name}” is back in the library.`,
              undo: () => archive.mutate({ id, archived: !archived }),
            }),
        },
      ),
    /** At once, with Undo. `inUse` is called instead where something still needs it. */
    remove: ({ id, name }: Named, then: { done?: () => void; inUse: () => void }) =>
      remove.mutate(
        { id },
        {
          onSuccess: () => {
            then.done?.();
            showToast({ text: `“${name}” is deleted.`, undo: () => restore.mutate({ id }) });
          },
          onError: (error) => {
            if (isEngineAnswer(error) && error.code === "IN_USE") then.inUse();
            else failed(error, `“${name}” could not be deleted.`);
          },
        },
      ),
    /** The newest wording as a file; of a version where one is named. */
    exportFile: ({ id, name }: Named, format: FileFormat, version: number | null = null) =>
      void client.templates.writeFile({ id, version, format }).then(
        ({ fileName, text }) => saveText(fileName, text, types[format]),
        (error: unknown) => failed(error, `“${name}” could not be exported.`),
      ),
  };
}
