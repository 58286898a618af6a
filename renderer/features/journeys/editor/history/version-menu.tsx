import { Button, Menu, Modal, TextInput } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { JourneyVersion } from "../../../../../shared/contract/journeys.ts";
import { useClient, useEngine } from "../../../../data/engine.tsx";
import { saveText } from "../../../../data/save-text.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import classes from "./history.module.css";

/** What can be done with a published version, besides looking at it. */
export function VersionMenu({ version }: { version: JourneyVersion }) {
  const { number } = version;
  const client = useClient();
  const store = useEditorStore();
  const id = useEditor((editor) => editor.id);
  const navigate = useNavigate();
  const [naming, setNaming] = useState(false);
  const restore = useMutation({
    mutationFn: async () => {
      const editor = store.getState();
      if (!(await editor.flush())) return;
      const { revision } = await client.journeys.get({ id });
      editor.arrive(await client.journeys.restoreVersion({ id, revision, number }));
      editor.set({ mode: "design" });
      showToast({
        text: `v${number} is your draft now.`,
        detail: "What was there before can be undone to.",
      });
    },
  });
  const copy = useMutation({
    mutationFn: async () => {
      const { text } = await client.journeys.exportFile({ id, format: "wayline", number });
      const made = await client.journeys.importFile({ text, fileName: `v${number}.json` });
      const [first] = made.ids;
      if (first !== undefined) await navigate(`/journeys/${first}`);
    },
  });
  const save = useMutation({
    mutationFn: async (format: "wayline" | "pinpoint") => {
      const file = await client.journeys.exportFile({ id, format, number });
      saveText(file.fileName, file.text, "application/json");
      if (file.lost.length > 0)
        showToast({ tone: "info", text: "Some things have no place in the file.", detail: file.lost.join(" ") }); // prettier-ignore
    },
  });
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconAction label={`Actions of v${number}`} size="sm">
            <IconDots size={15} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => restore.mutate()}>Restore as draft</Menu.Item>
          <Menu.Item onClick={() => setNaming(true)}>
            {version.name ? "Rename…" : "Name this version…"}
          </Menu.Item>
          <Menu.Item onClick={() => copy.mutate()}>Duplicate as new journey</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => save.mutate("wayline")}>Export as Wayline JSON</Menu.Item>
          <Menu.Item onClick={() => save.mutate("pinpoint")}>Export as Pinpoint JSON</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <NameDialog version={version} opened={naming} onClose={() => setNaming(false)} />
    </>
  );
}

type NameProps = { version: JourneyVersion; opened: boolean; onClose: () => void };

/** A few words that say what a version was about. */
export const NameDialog = (props: NameProps) => (
  <Modal
    opened={props.opened}
    onClose={props.onClose}
    title={`Name v${props.version.number}`}
    size={400}
  >
    <NameForm {...props} />
  </Modal>
);

function NameForm({ version, onClose }: NameProps) {
  const id = useEditor((editor) => editor.id);
  const [name, setName] = useState(version.name);
  const save = useMutation(
    useEngine().journeys.nameVersion.mutationOptions({ onSuccess: onClose }),
  );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ id, number: version.number, name: name.trim() });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        placeholder="Such as Autumn offer"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <div className={classes.tools} style={{ marginTop: 16 }}>
        <span />
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          Save name
        </Button>
      </div>
    </form>
  );
}
