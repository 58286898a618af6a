import { Button, Select, TextInput } from "@mantine/core";
import { useState, type KeyboardEvent } from "react";
import { endpointLimits } from "../../../../shared/domain/endpoint.ts";
import { readError } from "../../../data/read-error.ts";
import classes from "./contact.module.css";
import { factEdits, type FactGroup } from "./profile-facts.ts";
import { useContactEdit } from "./use-contact-edit.ts";

/** Adds a fact to a group: its name, from Pinpoint's where it has a list of them, and its value. */
export function NewFact(props: { contact: number; group: FactGroup; onClose: () => void }) {
  const { group, onClose } = props;
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { edit, busy } = useContactEdit(props.contact);
  const add = () => {
    const known = name.trim();
    if (known === "" || value.trim() === "") {
      setProblem(known === "" ? "Name the attribute." : "Enter a value.");
      return;
    }
    const edits = factEdits(group, known, [value]);
    if ("problem" in edits) {
      setProblem(edits.problem);
      return;
    }
    edit(edits, `Set ${known} to ${value.trim()}.`).then(onClose, (error: unknown) => {
      const { message, cure } = readError(error);
      setProblem([message, cure].filter(Boolean).join(" "));
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    onClose();
  };
  return (
    <form
      className={classes.newFact}
      noValidate
      aria-label={`Add to ${group.title}`}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      {group.free === null ? (
        <TextInput
          size="sm"
          aria-label="Name"
          placeholder="Name"
          onKeyDown={onKeyDown}
          data-autofocus
          ref={(field) => {
            if (field && document.activeElement?.closest("form") !== field.form) field.focus();
          }}
          maxLength={endpointLimits.attributeNameLength}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      ) : (
        <Select
          size="sm"
          aria-label="Name"
          placeholder="Name"
          data={group.free}
          value={name || null}
          onChange={(next) => setName(next ?? "")}
        />
      )}
      <TextInput
        size="sm"
        aria-label="Value"
        onKeyDown={onKeyDown}
        placeholder="Value"
        autoComplete="off"
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" loading={busy}>
        Add
      </Button>
      <Button variant="subtle" color="gray" onClick={onClose}>
        Cancel
      </Button>
      {problem === null ? null : (
        <p role="alert" className={classes.problem}>
          {problem}
        </p>
      )}
    </form>
  );
}
