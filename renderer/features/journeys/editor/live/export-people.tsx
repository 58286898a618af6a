import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { useClient } from "../../../../data/engine.tsx";
import { saveText } from "../../../../data/save-text.ts";
import { useEditor } from "../editor-context.ts";
import { useLiveView } from "./live-store.ts";
import { peopleCsv } from "./people-csv.ts";

/** Everybody who came here, as a table for other programs. */
export function ExportPeople({ filter, name }: { filter: ParticipantFilter; name: string }) {
  const client = useClient();
  const id = useEditor((editor) => editor.id);
  const version = useLiveView((view) => view.version);
  const from = useLiveView((view) => view.from);
  const exporting = useMutation({
    mutationFn: async () => {
      const text = await peopleCsv((after) =>
        client.journeyRuns.participants({
          id,
          ...(version === null ? {} : { version }),
          filter,
          from,
          to: null,
          after,
          limit: 500,
        }),
      );
      saveText(`${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.csv`, text);
    },
  });
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconDownload size={15} />}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    >
      CSV
    </Button>
  );
}
