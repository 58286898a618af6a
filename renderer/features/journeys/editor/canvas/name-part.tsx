import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useState, type FormEvent } from "react";
import { copyText } from "../../../../../shared/journey/clipboard.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { readingOrder } from "../navigate.ts";
import { cardSpot, type Spot } from "./anchor.ts";
import { Anchored } from "./anchored.tsx";
import { focusCard } from "./focus-card.ts";
import { usePartActs } from "./kept-parts.ts";

/** Asks for the name under which what is selected is kept, to be put into journeys again. */
export function MakePart() {
  const ids = useEditor((editor) => (editor.asking?.kind === "part" ? editor.asking.ids : null));
  return ids === null ? null : <Make key={ids.join()} ids={ids} />;
}

function Make({ ids }: { ids: readonly string[] }) {
  const store = useEditorStore();
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  const { make } = usePartActs();
  const [first = "", ...others] = readingOrder(document).filter((id) => ids.includes(id));
  const [spot] = useState(() => cardSpot(first));
  const activity = document.activities[first];
  const close = () => {
    store.getState().set({ asking: null });
    focusCard(first);
  };
  if (!activity) return null;
  const name = activityName(activity, names);
  return (
    <NamePart
      spot={spot}
      title="Make template part"
      name={others.length === 0 ? name : `${name} and ${others.length} more`}
      act="Make part"
      onName={(chosen) => {
        make(chosen, copyText(document, ids));
        close();
      }}
      onClose={close}
    />
  );
}

/** A name for a template part, asked where it is. */
export function NamePart(props: {
  spot: Spot;
  title: string;
  name: string;
  act: string;
  onName: (name: string) => void;
  onClose: () => void;
}) {
  const [name, setName] = useState(props.name.slice(0, 120));
  const done = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") props.onName(name.trim());
  };
  return (
    <Anchored
      spot={props.spot}
      title={props.title}
      width={280}
      position="right-start"
      onClose={props.onClose}
    >
      <form onSubmit={done}>
        <Stack gap={12}>
          <TextInput
            label="Name"
            data-autofocus
            maxLength={120}
            value={name}
            error={name.trim() === "" ? "Name the template part." : null}
            onFocus={(event) => event.currentTarget.select()}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Group justify="flex-end" gap={8}>
            <Button size="xs" onClick={props.onClose}>
              Cancel
            </Button>
            <Button size="xs" variant="filled" type="submit">
              {props.act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Anchored>
  );
}
