import { Button, Modal, TextInput } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { useState } from "react";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "../dialog.module.css";
import type { Save } from "./use-save.ts";
import type { SegmentDoc } from "./use-segment-edit.ts";

type Props = {
  opened: boolean;
  onClose: () => void;
  doc: SegmentDoc;
  save: Save;
  /** Set when the rules leave nobody out. */
  everyone: { contacts: number | null } | null;
};

export const SaveDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Save segment" size={420}>
    <Form {...props} />
  </Modal>
);

function Form({ doc, save, everyone, onClose }: Props) {
  const format = useFormat();
  const [name, setName] = useState(doc.name);
  const [missing, setMissing] = useState(false);
  const submit = async () => {
    if (name.trim() === "") {
      setMissing(true);
      return;
    }
    try {
      await save.run({ ...doc, name });
      onClose();
    } catch {
      // Shown below; the dialog stays for another try.
    }
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        maxLength={128}
        autoComplete="off"
        value={name}
        error={missing ? "Name the segment." : null}
        onChange={(event) => {
          setName(event.currentTarget.value);
          setMissing(false);
        }}
      />
      {everyone ? (
        <p className={classes.warning}>
          <IconAlertTriangle size={16} />
          <span>
            There are no criteria and no base segments, so this segment is everyone
            {everyone.contacts === null
              ? "."
              : `: ${plural(format.count(everyone.contacts), "contact")}.`}
          </span>
        </p>
      ) : null}
      {save.problem ? (
        <p className={classes.problem} role="alert">
          {save.problem.message} {save.problem.cure}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={save.saving}>
          Save segment
        </Button>
      </div>
    </form>
  );
}
