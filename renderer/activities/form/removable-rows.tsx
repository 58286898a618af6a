import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { IconAction } from "../../ui/icon-action.tsx";
import { useFormParts } from "./form-context.ts";
import classes from "./form.module.css";

/** A short list whose rows can be removed, and one more added. */
export function RemovableRows<Row>(props: {
  label: string;
  rows: readonly Row[];
  most: number;
  add: string;
  blank: () => Row;
  onChange: (rows: Row[], said: string) => void;
  /** What a row is called, for the name of its remove button. */
  nameOf: (row: Row, index: number) => string;
  children: (row: Row, set: (row: Row, said: string) => void, index: number) => ReactNode;
}) {
  const { rows, most, onChange, nameOf } = props;
  const { readOnly } = useFormParts();
  return (
    <fieldset className={`${classes.bare} ${classes.stack}`} aria-label={props.label}>
      {rows.map((row, index) => (
        // Rows have no identity of their own: they are what stands at their place.
        <div key={index} className={classes.row}>
          <div className={classes.grow}>
            {props.children(
              row,
              (next, said) =>
                onChange(
                  rows.map((one, at) => (at === index ? next : one)),
                  said,
                ),
              index,
            )}
          </div>
          {readOnly ? null : (
            <IconAction
              label={`Remove ${nameOf(row, index)}`}
              onClick={() =>
                onChange(
                  rows.filter((_, at) => at !== index),
                  `Remove ${nameOf(row, index)}`,
                )
              }
            >
              <IconTrash size={15} />
            </IconAction>
          )}
        </div>
      ))}
      {readOnly || rows.length >= most ? null : (
        <div>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...rows, props.blank()], props.add)}
          >
            {props.add}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
