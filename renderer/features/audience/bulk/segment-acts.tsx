import { Button, Menu, Modal, TextInput } from "@mantine/core";
import { IconPlus, IconTargetArrow } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import classes from "./bulk.module.css";

type Segment = { id: string; name: string };

/** Static segments to put chosen contacts into, or take them out of; a new one among them. */
export function SegmentActs(props: {
  disabled: boolean;
  onAdd: (segment: Segment) => void;
  onRemove: (segment: Segment) => void;
}) {
  const segments = useQuery(useEngine().segments.list.queryOptions()).data ?? [];
  const fixed = segments.filter(({ type }) => type === "static");
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Menu position="top-start" width={240}>
        <Menu.Target>
          <Button disabled={props.disabled} leftSection={<IconTargetArrow size={15} />}>
            Add to segment
          </Button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu ?? ""}>
          {fixed.map((segment) => (
            <Menu.Item key={segment.id} onClick={() => props.onAdd(segment)}>
              {segment.name}
            </Menu.Item>
          ))}
          {fixed.length > 0 ? <Menu.Divider /> : null}
          <Menu.Item leftSection={<IconPlus size={14} />} onClick={() => setNaming(true)}>
            New static segment…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {fixed.length > 0 ? (
        <Menu position="top-start" width={240}>
          <Menu.Target>
            <Button disabled={props.disabled}>Remove from segment</Button>
          </Menu.Target>
          <Menu.Dropdown className={classes.menu ?? ""}>
            {fixed.map((segment) => (
              <Menu.Item key={segment.id} onClick={() => props.onRemove(segment)}>
                {segment.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
      <Modal opened={naming} onClose={() => setNaming(false)} title="New static segment" size={400}>
        <NewSegment
          onClose={() => setNaming(false)}
          onMade={(segment) => {
            setNaming(false);
            props.onAdd(segment);
          }}
        />
      </Modal>
    </>
  );
}

function NewSegment(props: { onClose: () => void; onMade: (segment: Segment) => void }) {
  const [name, setName] = useState("");
  const make = useMutation(
    useEngine().segments.createStatic.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ id }) => props.onMade({ id, name: name.trim() }),
    }),
  );
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== "") make.mutate({ name: name.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        description="Its contacts are chosen by hand."
        maxLength={128}
        autoComplete="off"
        value={name}
        error={make.error ? readError(make.error).message : null}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.acts}>
        <Button onClick={props.onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={name.trim() === ""}
          loading={make.isPending}
        >
          Create and add
        </Button>
      </div>
    </form>
  );
}
