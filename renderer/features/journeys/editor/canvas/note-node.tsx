import { Menu } from "@mantine/core";
import { NodeResizer, type NodeProps } from "@xyflow/react";
import { IconDots, IconLink, IconTrash } from "@tabler/icons-react";
import { memo, useEffect, useRef, useState } from "react";
import { NoteColour } from "../../../../../shared/journey/graph.ts";
import { changeNote, removeNote } from "../../../../../shared/journey/notes.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditor, useEditorStore } from "../editor-context.ts";
import type { NoteNode } from "./drawing.ts";
import { NoteText } from "./note-text.tsx";
import { useShown, useShownName } from "./shown.ts";
import classes from "./note.module.css";

const colourNames = {
  yellow: "Yellow",
  blue: "Blue",
  green: "Green",
  pink: "Pink",
  violet: "Violet",
  grey: "Grey",
} as const;

/** A remark on the canvas. A double click, Enter or F2 edits it. */
function Note({ data: { note: id } }: NodeProps<NoteNode>) {
  const note = useShown(({ document }) => document.notes[id]);
  const locked = useShown((show) => show.locked);
  const store = useEditorStore();
  const selected = useEditor((editor) => editor.selection.note === id);
  const [editing, setEditing] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (editing) field.current?.focus();
  }, [editing]);
  const fresh = note?.text === "";
  const [began, setBegan] = useState(false);
  if (fresh && selected && !began && !locked) {
    setBegan(true);
    setEditing(true);
  }
  if (!note) return null;
  const { run, select } = store.getState();
  const change = (part: Parameters<typeof changeNote>[2]) =>
    run(changeNote(store.getState().document, id, part), "note");
  const end = (text: string) => {
    setEditing(false);
    if (text.trim() === "" && note.text === "") run(removeNote(store.getState().document, id));
    else if (text !== note.text) change({ text });
  };
  return (
    // Focused, a note is edited and deleted by keys, as the cards are.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <fieldset
      className={classes.note}
      data-colour={note.colour}
      data-selected={selected || undefined}
      aria-label={`Note: ${note.text.slice(0, 80)}`}
      tabIndex={locked ? -1 : 0}
      onFocus={(event) => {
        if (event.target === event.currentTarget) select({ note: id });
      }}
      onDoubleClick={() => {
        if (!locked) setEditing(true);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget || locked) return;
        if (event.key === "Enter" || event.key === "F2") {
          event.preventDefault();
          event.stopPropagation();
          setEditing(true);
        }
        if (event.key === "Delete" || event.key === "Backspace") {
          event.stopPropagation();
          run(removeNote(store.getState().document, id));
        }
      }}
    >
      {locked ? null : (
        <NodeResizer
          isVisible={selected}
          minWidth={80}
          minHeight={40}
          maxWidth={800}
          maxHeight={800}
          onResizeEnd={(_, { width, height }) => change({ width, height })}
        />
      )}
      {editing ? (
        <textarea
          ref={field}
          className={`${classes.noteField} nodrag nopan nowheel`}
          aria-label="Text of the note"
          defaultValue={note.text}
          maxLength={4000}
          onBlur={(event) => end(event.currentTarget.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") event.currentTarget.blur();
          }}
        />
      ) : (
        <NoteText text={note.text} />
      )}
      {selected && !locked && !editing ? <NoteMenu id={id} /> : null}
    </fieldset>
  );
}

function NoteMenu({ id }: { id: string }) {
  const note = useShown(({ document }) => document.notes[id]);
  const linked = useShownName(note?.activity ?? "");
  const store = useEditorStore();
  if (!note) return null;
  const run = (part: Parameters<typeof changeNote>[2]) =>
    store.getState().run(changeNote(store.getState().document, id, part), "note");
  return (
    <span className={`${classes.noteMenu} nodrag`}>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconAction label="Note" size="xs">
            <IconDots size={14} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Colour</Menu.Label>
          {NoteColour.options.map((colour) => (
            <Menu.Item
              key={colour}
              leftSection={<span className={classes.swatch} data-colour={colour} aria-hidden />}
              aria-current={note.colour === colour || undefined}
              onClick={() => run({ colour })}
            >
              {colourNames[colour]}
            </Menu.Item>
          ))}
          <Menu.Label>Belongs to</Menu.Label>
          <Menu.Item
            leftSection={<IconLink size={15} />}
            disabled={note.activity === null}
            onClick={() => run({ activity: null })}
          >
            {note.activity === null ? "No activity" : `Unlink from ${linked || "an activity"}`}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={15} />}
            onClick={() => store.getState().run(removeNote(store.getState().document, id))}
          >
            Delete note
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

export const NoteCard = memo(Note);
