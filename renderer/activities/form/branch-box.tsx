import { IconGripVertical, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef, type ReactNode } from "react";
import { IconAction } from "../../ui/icon-action.tsx";
import { Field } from "./field.tsx";
import { useFormParts } from "./form-context.ts";
import classes from "./form.module.css";
import { TextField } from "./text-field.tsx";
import type { useReorder } from "./use-reorder.ts";

/** One path of a split: a handle to move it, its name, a way to remove it. */
export function BranchBox(props: {
  field: string;
  letter: string;
  index: number;
  name: string;
  reorder: ReturnType<typeof useReorder>;
  /** It was just moved with the keyboard, so its handle keeps the focus. */
  takeFocus: boolean;
  onRename: (name: string) => void;
  /** Null while the split needs the paths it has. */
  onRemove: (() => void) | null;
  children: ReactNode;
}) {
  const { letter, index, reorder, takeFocus, onRemove } = props;
  const { readOnly } = useFormParts();
  const handle = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (takeFocus) handle.current?.focus();
  }, [takeFocus]);
  return (
    <Field name={props.field}>
      <div className={classes.box} data-edge={reorder.edgeOf(index)} {...reorder.target(index)}>
        <div className={classes.head}>
          {readOnly ? null : (
            <button
              type="button"
              ref={handle}
              className={classes.handle}
              aria-label={`Move path ${letter}`}
              aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
              title="Drag to move, or Alt+↑ and Alt+↓"
              {...reorder.handle(index)}
            >
              <IconGripVertical size={14} />
            </button>
          )}
          <div className={classes.grow}>
            <TextField
              hideLabel
              label={`Name of path ${letter}`}
              placeholder={letter}
              maxLength={60}
              value={props.name}
              onCommit={props.onRename}
            />
          </div>
          {readOnly || !onRemove ? null : (
            <IconAction label={`Remove path ${props.name || letter}`} onClick={onRemove}>
              <IconTrash size={15} />
            </IconAction>
          )}
        </div>
        {props.children}
      </div>
    </Field>
  );
}
