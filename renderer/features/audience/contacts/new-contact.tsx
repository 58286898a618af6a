import { Button, Modal, Select, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { AttributeMap } from "../../../../shared/domain/endpoint.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import bulk from "../bulk/bulk.module.css";
import { channelName } from "./filter-words.ts";

export const newChannels: ChannelType[] = ["EMAIL", "SMS", "GCM", "APNS", "VOICE", "CUSTOM"];
export const addressLabels: Partial<Record<ChannelType, string>> = {
  EMAIL: "Email address",
  SMS: "Phone number",
  VOICE: "Phone number",
  GCM: "Device token",
  APNS: "Device token",
};

/** One contact with one address; the rest of the profile is written in its details. */
export const NewContact = (props: {
  opened: boolean;
  onClose: () => void;
  onMade: (key: number) => void;
}) => (
  <Modal opened={props.opened} onClose={props.onClose} title="New contact" size={440}>
    <Form onClose={props.onClose} onMade={props.onMade} />
  </Modal>
);

function Form({ onClose, onMade }: { onClose: () => void; onMade: (key: number) => void }) {
  const [channel, setChannel] = useState<ChannelType>("EMAIL");
  const [address, setAddress] = useState("");
  const [first, setFirst] = useState("");
  const [last, setLast] = useState("");
  const [userId, setUserId] = useState("");
  const [tried, setTried] = useState(false);
  const create = useMutation(
    useEngine().contacts.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ key }) => onMade(key),
    }),
  );
  const problem = create.error ? readError(create.error) : null;
  const missing = address.trim() === "";
  const submit = () => {
    setTried(true);
    if (missing) return;
    const userAttributes: AttributeMap = {
      ...(first.trim() ? { FirstName: [first.trim()] } : {}),
      ...(last.trim() ? { LastName: [last.trim()] } : {}),
    };
    create.mutate({
      channel,
      address: address.trim(),
      userId: userId.trim() || null,
      userAttributes,
    });
  };
  return (
    <form
      className={bulk.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <Select
        label="Channel"
        data={newChannels.map((each) => ({ value: each, label: channelName(each) }))}
        value={channel}
        onChange={(value) => setChannel(newChannels.find((each) => each === value) ?? "EMAIL")}
      />
      <TextInput
        data-autofocus
        label={addressLabels[channel] ?? "Address"}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        value={address}
        error={
          tried && missing
            ? "Enter an address."
            : problem
              ? [problem.message, problem.cure].filter(Boolean).join(" ")
              : null
        }
        onChange={(event) => {
          setAddress(event.currentTarget.value);
          create.reset();
        }}
      />
      <div className={bulk.pair}>
        <TextInput
          label="First name"
          maxLength={100}
          autoComplete="off"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <TextInput
          label="Last name"
          maxLength={100}
          autoComplete="off"
          value={last}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      </div>
      <TextInput
        label="Contact ID"
        description="Leave it empty to let Wayline make one. Endpoints with the same contact ID are one contact."
        maxLength={128}
        autoComplete="off"
        spellCheck={false}
        value={userId}
        onChange={(event) => setUserId(event.currentTarget.value)}
      />
      <div className={bulk.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={create.isPending}>
          Create contact
        </Button>
      </div>
    </form>
  );
}
