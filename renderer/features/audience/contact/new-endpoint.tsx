import { Button, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { readError } from "../../../data/read-error.ts";
import { channelName } from "../contacts/filter-words.ts";
import { addressLabels, newChannels } from "../contacts/new-contact.tsx";
import classes from "./contact.module.css";
import { useContactEdit } from "./use-contact-edit.ts";

/** Another address of a contact. An address has one active endpoint, so the engine may refuse it and says why. */
export function NewEndpoint(props: { contact: number; onClose: () => void }) {
  const [channel, setChannel] = useState<ChannelType>("EMAIL");
  const [address, setAddress] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const { edit, busy } = useContactEdit(props.contact);
  const label = addressLabels[channel] ?? "Address";
  return (
    <form
      className={classes.newFact}
      noValidate
      aria-label="Add endpoint"
      onSubmit={(event) => {
        event.preventDefault();
        if (address.trim() === "") {
          setProblem("Enter an address.");
          return;
        }
        edit(
          [{ kind: "addEndpoint", channel, address: address.trim() }],
          `Added ${address.trim()}.`,
        ).then(props.onClose, (error: unknown) => {
          const { message, cure } = readError(error);
          setProblem([message, cure].filter(Boolean).join(" "));
        });
      }}
    >
      <Select
        size="sm"
        aria-label="Channel"
        data={newChannels.map((each) => ({ value: each, label: channelName(each) }))}
        value={channel}
        onChange={(value) => setChannel(newChannels.find((each) => each === value) ?? "EMAIL")}
      />
      <TextInput
        size="sm"
        aria-label={label}
        placeholder={label}
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        value={address}
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          setProblem(null);
        }}
      />
      <Button type="submit" loading={busy}>
        Add
      </Button>
      <Button variant="subtle" color="gray" onClick={props.onClose}>
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
