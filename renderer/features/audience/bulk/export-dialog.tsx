import { Button, Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { ContactSelection } from "../../../../shared/contract/contacts.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { showToast } from "../../../ui/toast.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./bulk.module.css";

export type ExportOrder = { selection: ContactSelection; contacts: number };

/** Writes a file in Pinpoint's form and saves it; Wayline reads the same file back. */
export function ExportDialog(props: { order: ExportOrder | null; onClose: () => void }) {
  const { order, onClose } = props;
  return (
    <Modal opened={order !== null} onClose={onClose} title="Export contacts" size={420}>
      {order ? <Form order={order} onClose={onClose} /> : null}
    </Modal>
  );
}

function Form({ order, onClose }: { order: ExportOrder; onClose: () => void }) {
  const format = useFormat();
  const [kind, setKind] = useState<"csv" | "jsonLines">("csv");
  const write = useMutation(
    useEngine().contacts.export.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ download, fileName, endpoints }) => {
        window.location.assign(download);
        showToast({
          text: `Exported ${format.count(endpoints)} ${endpoints === 1 ? "endpoint" : "endpoints"} to ${fileName}.`,
        });
        onClose();
      },
    }),
  );
  const people = `${format.count(order.contacts)} ${order.contacts === 1 ? "contact" : "contacts"}`;
  const problem = write.error ? readError(write.error) : null;
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        write.mutate({ selection: order.selection, format: kind });
      }}
    >
      <p className={classes.lead}>
        One row per endpoint with Amazon Pinpoint’s names, which an import reads back.
      </p>
      <SegmentedTabs
        label="Format"
        value={kind}
        onChange={setKind}
        options={[
          { value: "csv", label: "CSV" },
          { value: "jsonLines", label: "JSON lines" },
        ]}
      />
      {problem ? (
        <p role="alert" className={classes.problem}>
          {problem.message} {problem.cure}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={write.isPending} data-autofocus>
          Export {people}
        </Button>
      </div>
    </form>
  );
}
