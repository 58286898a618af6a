import { Combobox } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useFormat } from "../ui/window-settings.tsx";
import { fieldKey } from "./fields.ts";
import type { ChoiceGroup, FieldChoice } from "./attribute-choices.ts";
import { FieldIcon } from "./field-icon.tsx";
import classes from "./pickers.module.css";

/** More are found by typing. */
const mostShown = 200;
const branch = "branch ";
export const isBranch = (key: string): boolean => key.startsWith(branch);
export const branchOf = (key: string): string => key.slice(branch.length);

/** The choices under their headings. Searching, all that fits is open; else a heading opens and closes with a click or Enter. */
export function AttributeTree(props: {
  groups: readonly ChoiceGroup[];
  searching: boolean;
  open: ReadonlySet<string>;
  chosen: string | null;
  free: string | null;
}) {
  const { groups, searching, free, chosen } = props;
  if (searching)
    return (
      <>
        {groups.map(({ group, choices }) => (
          <Combobox.Group key={group} label={group}>
            {choices.slice(0, mostShown).map((choice) => (
              <Choice key={fieldKey(choice.field)} choice={choice} chosen={chosen} />
            ))}
          </Combobox.Group>
        ))}
        {free === null ? null : <FreeNames name={free} />}
      </>
    );
  return groups.map(({ group, choices }) => {
    // The one in use is shown in its place.
    const holds = choices.some(({ field }) => fieldKey(field) === chosen);
    const opened = holds !== props.open.has(group);
    const Chevron = opened ? IconChevronDown : IconChevronRight;
    return (
      <div key={group}>
        <Combobox.Option value={branch + group} className={classes.branch ?? ""}>
          <Chevron size={14} />
          <span className={classes.optionName}>{group}</span>
          <span className={classes.optionCount}>{choices.length}</span>
          <span className="visually-hidden">{opened ? "opened" : "closed"}</span>
        </Combobox.Option>
        {opened
          ? choices
              .slice(0, mostShown)
              .map((choice) => (
                <Choice key={fieldKey(choice.field)} choice={choice} chosen={chosen} inside />
              ))
          : null}
      </div>
    );
  });
}

function Choice(props: { choice: FieldChoice; chosen: string | null; inside?: boolean }) {
  const { field, label, filled } = props.choice;
  const format = useFormat();
  const key = fieldKey(field);
  return (
    <Combobox.Option
      value={key}
      active={key === props.chosen}
      className={classes.option ?? ""}
      data-inside={props.inside || undefined}
    >
      <FieldIcon field={field} />
      <span className={classes.optionName}>{label}</span>
      {filled === null ? null : <span className={classes.optionCount}>{format.count(filled)}</span>}
    </Combobox.Option>
  );
}

const kinds = [
  ["userAttribute", "of the contact"],
  ["attribute", "of the endpoint"],
  ["event", "event"],
] as const;

const FreeNames = ({ name }: { name: string }) => (
  <Combobox.Group label="Not in the data yet">
    {kinds.map(([kind, words]) => (
      <Combobox.Option key={kind} value={`${kind}:${name}`} className={classes.option ?? ""}>
        <FieldIcon field={{ kind, name }} />
        <span className={classes.optionName}>{name}</span>
        <span className={classes.optionCount}>{words}</span>
      </Combobox.Option>
    ))}
  </Combobox.Group>
);
