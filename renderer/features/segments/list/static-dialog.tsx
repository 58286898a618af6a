import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import classes from "../dialog.module.css";

type Props = { opened: boolean; onClose: () => void };

/** A list of chosen contacts begins with its name; who belongs to it is chosen in the audience. */
export const StaticDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="New static list" size={400}>
    <Form {...props} />
  </Modal>
);

function Form({ onClose }: Props) {
  const navigate = useNavigate();
  const [name, setName] = useState("");
  const [missing, setMissing] = useState(false);
  const create = useMutation(
    useEngine().segments.createStatic.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ id }) => {
        onClose();
        void navigate(`/segments/${id}`);
      },
    }),
  );
  const problem = create.error ? readError(create.error) : null;
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === "") setMissing(true);
        else create.mutate({ name: name.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        description="Contacts are added to it in Audience."
        maxLength={128}
        autoComplete="off"
        value={name}
        error={
          missing
            ? "Name the segment."
            : problem
              ? `${problem.message} ${problem.cure ?? ""}`
              : null
        }
        onChange={(event) => {
          setName(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={create.isPending}>
          Create list
        </Button>
      </div>
    </form>
  );
}
