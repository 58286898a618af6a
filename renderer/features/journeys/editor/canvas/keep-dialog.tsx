import { Button, Group, Radio, Stack } from "@mantine/core";
import { useState } from "react";
import { deleteActivity, keepChoices, longest } from "../../../../../shared/journey/remove.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { plural } from "../../../../ui/format.ts";
import { useEditor, useEditorStore } from "../editor-context.ts";
import { cardSpot } from "./anchor.ts";
import { Anchored } from "./anchored.tsx";
import { focusCard } from "./focus-card.ts";

/** Which path of a split goes on when it is deleted; the others are kept beside the journey. */
export function KeepDialog() {
  const id = useEditor((editor) => (editor.asking?.kind === "keep" ? editor.asking.id : null));
  return id === null ? null : <Choice key={id} id={id} />;
}

function Choice({ id }: { id: string }) {
  const store = useEditorStore();
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  const [spot] = useState(() => cardSpot(id));
  const choices = keepChoices(document, id);
  const [keep, setKeep] = useState(longest(choices)?.outlet ?? "");
  const activity = document.activities[id];
  const close = () => {
    store.getState().set({ asking: null });
    focusCard(id);
  };
  const remove = () => {
    const { document: now, run, set } = store.getState();
    set({ asking: null });
    run(deleteActivity(now, id, keep === "" ? null : keep));
    const [next] = store.getState().selection.activities;
    if (next !== undefined) focusCard(next);
  };
  if (!activity) return null;
  return (
    <Anchored
      spot={spot}
      title={`Which path continues after “${activityName(activity, names)}”?`}
      width={340}
      position="right-start"
      onClose={close}
    >
      <Stack gap={12}>
        <Radio.Group value={keep} onChange={setKeep} aria-label="The path that continues">
          <Stack gap={8}>
            {choices.map(({ outlet, label, activities }) => (
              <Radio
                key={outlet}
                value={outlet}
                label={`${label}, ${plural(String(activities), "activity", "activities")}`}
                data-autofocus={outlet === keep || undefined}
              />
            ))}
            <Radio value="" label="Neither" />
          </Stack>
        </Radio.Group>
        <span>What is on the other paths is kept beside the journey, not connected.</span>
        <Group justify="flex-end" gap={8}>
          <Button size="xs" onClick={close}>
            Cancel
          </Button>
          <Button size="xs" variant="filled" onClick={remove}>
            Delete split
          </Button>
        </Group>
      </Stack>
    </Anchored>
  );
}
