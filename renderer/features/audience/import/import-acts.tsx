import { Button, type ButtonProps } from "@mantine/core";
import { IconArrowBackUp, IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { Import } from "../../../../shared/contract/imports.ts";
import { useEngine } from "../../../data/engine.tsx";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useImportAct } from "./import-cache.ts";
import { undoQuestion } from "./import-words.ts";

type ActProps = { imported: Import; label: string } & Pick<ButtonProps, "size">;

/** Takes back everything an import did; offered for as long as the engine can. */
export function UndoImport({ imported, label, size = "sm" }: ActProps) {
  const undo = useImportAct(useEngine().imports.undo.mutationOptions());
  const format = useFormat();
  return (
    <ConfirmPopover
      question={undoQuestion(imported, format)}
      confirm="Undo import"
      danger
      onConfirm={() => undo.mutateAsync({ id: imported.id })}
    >
      {(open) => (
        <Button
          size={size}
          leftSection={<IconArrowBackUp size={15} />}
          loading={undo.isPending}
          onClick={open}
        >
          {label}
        </Button>
      )}
    </ConfirmPopover>
  );
}

/** The rejected rows as a file, each with its reason; the host serves it as a download. */
export function DownloadRejects({ imported, label, size = "sm" }: ActProps) {
  const write = useMutation(
    useEngine().imports.exportRejects.mutationOptions({
      onSuccess: ({ url }) => window.location.assign(url),
    }),
  );
  return (
    <Button
      size={size}
      leftSection={<IconDownload size={15} />}
      loading={write.isPending}
      onClick={() => write.mutate({ id: imported.id })}
    >
      {label}
    </Button>
  );
}
