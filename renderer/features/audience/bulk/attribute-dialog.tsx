import { Autocomplete, Button, Modal, TagsInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { endpointLimits } from "../../../../shared/domain/endpoint.ts";
import { useEngine } from "../../../data/engine.tsx";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import classes from "./bulk.module.css";

type Props = {
  opened: boolean;
  /** “1,204 contacts” */
  whom: string;
  onClose: () => void;
  onSet: (name: string, values: string[]) => void;
};

/** Gives a user attribute to many contacts, or takes it away. */
export const AttributeDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Set attribute" size={420}>
    <Form {...props} />
  </Modal>
);

function Form({ whom, onClose, onSet }: Props) {
  const [way, setWay] = useState<"set" | "remove">("set");
  const [name, setName] = useState("");
  const [values, setValues] = useState<string[]>([]);
  const engine = useEngine();
  const fields = useQuery(engine.segments.fields.queryOptions({ retry: false })).data ?? [];
  const known = fields.flatMap(({ field }) => (field.kind === "userAttribute" ? [field.name] : []));
  const common = useQuery(
    engine.segments.values.queryOptions({
      input: { field: { kind: "userAttribute", name } },
      enabled: known.includes(name),
      retry: false,
    }),
  ).data;
  const ready = name.trim() !== "" && (way === "remove" || values.length > 0);
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) onSet(name.trim(), way === "set" ? values : []);
      }}
    >
      <SegmentedTabs
        label="What to do"
        value={way}
        onChange={setWay}
        options={[
          { value: "set", label: "Set" },
          { value: "remove", label: "Remove" },
        ]}
      />
      <Autocomplete
        data-autofocus
        size="md"
        label="Attribute"
        placeholder="Loyalty"
        maxLength={endpointLimits.attributeNameLength}
        data={known}
        value={name}
        onChange={setName}
      />
      {way === "set" ? (
        <TagsInput
          size="md"
          label="Values"
          description="Several values make a list. What contacts had before is replaced."
          acceptValueOnBlur
          maxTags={endpointLimits.valuesPerAttribute}
          data={common?.map(({ value }) => value) ?? []}
          value={values}
          onChange={setValues}
        />
      ) : null}
      <div className={classes.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!ready}>
          {way === "set" ? `Set for ${whom}` : `Remove from ${whom}`}
        </Button>
      </div>
    </form>
  );
}
