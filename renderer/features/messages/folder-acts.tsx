import { Button } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { Folder } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { plural } from "../../ui/format.ts";
import { showToast } from "../../ui/toast.tsx";
import { AutoAnswer } from "./auto-answer.tsx";
import { useFormat } from "../../ui/window-settings.tsx";

/** What can be done to a whole folder. */
export function FolderActs({ folder }: { folder: Folder }) {
  return folder === "sandbox" ? (
    <>
      <AutoAnswer />
      <EmptySandbox />
    </>
  ) : null;
}

function EmptySandbox() {
  const engine = useEngine();
  const format = useFormat();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const empty = useMutation(engine.messages.emptySandbox.mutationOptions());
  const count =
    useQuery(engine.messages.folders.queryOptions()).data?.find(
      ({ folder }) => folder === "sandbox",
    )?.count ?? 0;
  const messages = plural(format.count(count), "message");
  return (
    <>
      <Button
        leftSection={<IconTrash size={15} />}
        disabled={count === 0}
        onClick={() => setAsking(true)}
      >
        Empty sandbox…
      </Button>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={`Delete ${messages} from the sandbox?`}
        text="They cannot be brought back, and the source of test messages goes with them. What reports counted stays."
        confirm={`Delete ${messages}`}
        danger
        onConfirm={async () => {
          // What was open is among the deleted.
          await navigate("/messages/sandbox", { replace: true });
          await empty.mutateAsync(undefined);
          showToast({ text: "The sandbox is empty." });
        }}
      />
    </>
  );
}
