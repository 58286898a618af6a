import { Button, Loader } from "@mantine/core";
import { IconDownload, IconTag, IconTrash, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { BulkAct, ContactFilter } from "../../../../shared/contract/contacts.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import {
  everything,
  forEngine,
  nothing,
  selectedCount,
  type Selection,
} from "../contacts/selection.ts";
import { AttributeDialog } from "./attribute-dialog.tsx";
import classes from "./bulk.module.css";
import type { ExportOrder } from "./export-dialog.tsx";
import { OptMenu } from "./opt-menu.tsx";
import { SegmentActs } from "./segment-acts.tsx";
import { useBulk } from "./use-bulk.ts";

/** What can be done with the ticked contacts. It stands below the table, so that it hides no row. */
export function ActionBar(props: {
  selection: Selection;
  filter: ContactFilter;
  total: number | null;
  filtered: boolean;
  onSelect: (selection: Selection) => void;
  onExport: (order: ExportOrder) => void;
}) {
  const { selection, filter, total, onSelect } = props;
  const format = useFormat();
  const { run, busy } = useBulk();
  const [dialog, setDialog] = useState<"attribute" | "delete" | null>(null);
  const count = selectedCount(selection, total);
  if (count === null || count === 0) return null;
  const written = format.count(count);
  const whom = `${written} ${count === 1 ? "contact" : "contacts"}`;
  const chosen = forEngine(selection, filter);
  const act = (what: BulkAct, segment: string | null = null) =>
    // A failure is told as a notice; the selection stays for another try.
    void run(chosen, what, segment).catch(() => undefined);

  return (
    <div className={classes.bar} role="toolbar" aria-label="Selected contacts">
      <output className={classes.count} aria-live="polite">
        <strong>{written}</strong> selected
      </output>
      {total !== null && count < total ? (
        <Button size="sm" variant="subtle" onClick={() => onSelect(everything)}>
          Select all {format.count(total)}
          {props.filtered ? " matching" : ""}
        </Button>
      ) : null}
      <span className={classes.space} />
      {busy ? <Loader size={16} aria-label={`Working on ${whom}`} /> : null}
      <SegmentActs
        disabled={busy}
        onAdd={({ id, name }) => act({ kind: "addToSegment", segmentId: id }, name)}
        onRemove={({ id, name }) => act({ kind: "removeFromSegment", segmentId: id }, name)}
      />
      <Button
        disabled={busy}
        leftSection={<IconTag size={15} />}
        onClick={() => setDialog("attribute")}
      >
        Set attribute
      </Button>
      <OptMenu disabled={busy} onChoose={act} />
      <Button
        disabled={busy}
        leftSection={<IconDownload size={15} />}
        onClick={() => props.onExport({ selection: chosen, contacts: count })}
      >
        Export selected
      </Button>
      <Button
        disabled={busy}
        color="red"
        variant="subtle"
        leftSection={<IconTrash size={15} />}
        onClick={() => setDialog("delete")}
      >
        Delete
      </Button>
      <IconAction label="Clear the selection" onClick={() => onSelect(nothing)}>
        <IconX size={16} />
      </IconAction>
      <AttributeDialog
        opened={dialog === "attribute"}
        whom={whom}
        onClose={() => setDialog(null)}
        onSet={(name, values) => {
          setDialog(null);
          act({ kind: "setUserAttribute", name, values });
        }}
      />
      <ConfirmDialog
        opened={dialog === "delete"}
        onClose={() => setDialog(null)}
        danger
        title={`Delete ${whom}?`}
        text={`${count === 1 ? "The profile and events of this contact are" : "The profiles and events of these contacts are"} deleted for good. This can’t be undone.`}
        typed={String(count)}
        confirm={`Delete ${whom}`}
        onConfirm={async () => {
          await run(chosen, { kind: "delete" });
          onSelect(nothing);
        }}
      />
    </div>
  );
}
