import { Button } from "@mantine/core";
import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { useEngine } from "../../../data/engine.tsx";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import { meansEveryone } from "../edit.ts";
import { campaignsOf } from "../uses.ts";
import { affectedWords, isAffected } from "./affected.ts";
import { SaveDialog } from "./save-dialog.tsx";
import type { Save } from "./use-save.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

/** Asks for a name, warns of everyone, and says which campaigns will go to others than before. */
export function SaveControl(props: {
  doc: SegmentDoc;
  /** Null for a new segment. */
  id: string | null;
  dirty: boolean;
  save: Save;
  segments: readonly SegmentRow[] | undefined;
  everyone: number | null;
}) {
  const { doc, id, save, segments = [] } = props;
  const [asking, setAsking] = useState(false);
  const used = id === null ? [] : campaignsOf(segments, id);
  const campaigns = useQuery({
    ...useEngine().campaigns.list.queryOptions(),
    enabled: used.length > 0,
  }).data;
  const affected = (campaigns ?? []).filter(
    (campaign) => used.some((use) => use.id === campaign.id) && isAffected(campaign),
  );
  const words = affected.length > 0 ? affectedWords(affected) : null;
  const everyone = meansEveryone(doc.rules);
  const press = (confirm: () => void) => {
    save.forget();
    if (doc.name.trim() === "" || everyone) setAsking(true);
    else if (words) confirm();
    // The failure is shown by whoever holds `save`.
    else void save.run(doc).catch(() => undefined);
  };
  return (
    <>
      <ConfirmPopover question={words} confirm="Save segment" onConfirm={() => save.run(doc)}>
        {(open) => (
          <Button
            ref={save.button}
            variant="filled"
            loading={save.saving && !asking}
            disabled={id !== null && !props.dirty}
            onClick={() => press(open)}
          >
            Save segment
          </Button>
        )}
      </ConfirmPopover>
      <SaveDialog
        opened={asking}
        onClose={() => setAsking(false)}
        doc={doc}
        save={save}
        everyone={everyone ? { contacts: props.everyone } : null}
        affected={words}
      />
    </>
  );
}
