import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import classes from "./dialog.module.css";

type Props = { segment: { id: string; name: string }; opened: boolean; onClose: () => void };

export const RenameDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Rename segment" size={400}>
    <Form {...props} />
  </Modal>
);

function Form({ segment, onClose }: Props) {
  const [name, setName] = useState(segment.name);
  const rename = useMutation(
    useEngine().segments.rename.mutationOptions({ meta: { quiet: true }, onSuccess: onClose }),
  );
  const problem = rename.error ? readError(rename.error) : null;
  const missing = name.trim() === "";
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) rename.mutate({ id: segment.id, name: name.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        maxLength={128}
        autoComplete="off"
        value={name}
        error={missing ? "Name the segment." : problem ? problem.message : null}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={missing || name.trim() === segment.name}
          loading={rename.isPending}
        >
          Rename
        </Button>
      </div>
    </form>
  );
}
