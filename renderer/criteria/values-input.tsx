import { Combobox, PillsInput, useCombobox } from "@mantine/core";
import { IconChevronDown, IconX } from "@tabler/icons-react";
import { useState, type ClipboardEvent, type KeyboardEvent } from "react";
import type { CriterionField } from "../../shared/domain/segment.ts";
import { plural } from "../ui/format.ts";
import { useFormat } from "../ui/window-settings.tsx";
import { ValueOptions } from "./value-options.tsx";
import { joinedValues, pastedValues, typedValue, valueText } from "./value-texts.ts";
import classes from "./values.module.css";

const shownFirst = 8;
/** A pasted list can be thousands long. */
const shownMore = 200;

/** Values as tags: real ones with their counts to choose from, any other text typed or pasted. */
export function ValuesInput(props: {
  field: CriterionField;
  values: string[];
  onChange: (values: string[]) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
}) {
  const { field, values, onChange } = props;
  const format = useFormat();
  const [text, setText] = useState("");
  const [most, setMost] = useState(shownFirst);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const shown = values.slice(0, most);
  const rest = values.length - shown.length;

  const add = (more: string[]) => {
    if (more.length > 0) onChange(joinedValues(values, more));
    setText("");
  };
  const take = () => {
    const value = typedValue(field, text);
    if (value !== null) add([value]);
    return value !== null;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const picked = combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0;
    // Undo belongs to the text while there is some; the rules take it otherwise.
    if (text !== "" && (event.ctrlKey || event.metaKey) && /^[zy]$/i.test(event.key))
      event.stopPropagation();
    if (event.key === "Backspace" && text === "" && values.length > 0)
      onChange(values.slice(0, -1));
    if (event.key === "Escape" && text !== "") setText("");
    if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      if (picked) event.preventDefault();
      else if (text.trim() !== "") {
        event.preventDefault();
        take();
        combobox.closeDropdown();
      }
    }
  };
  const onPaste = (event: ClipboardEvent) => {
    const parts = pastedValues(event.clipboardData.getData("text"));
    if (parts.length < 2) return;
    event.preventDefault();
    add(parts.flatMap((part) => typedValue(field, part) ?? []));
  };

  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(value) => {
        if (values.includes(value)) onChange(values.filter((one) => one !== value));
        else add([value]);
        setText("");
      }}
      position="bottom-start"
      shadow="md"
    >
      <Combobox.DropdownTarget>
        <PillsInput
          className={classes.tags ?? ""}
          error={props.error}
          withErrorStyles={props.error}
          rightSection={<IconChevronDown size={14} />}
          rightSectionWidth={26}
          rightSectionPointerEvents="none"
          onClick={() => combobox.openDropdown()}
        >
          <span className={classes.list}>
            {shown.map((value) => (
              <span key={value} className={classes.tag}>
                <span className="ellipsis">{valueText(field, value)}</span>
                <button
                  type="button"
                  tabIndex={-1}
                  className={classes.remove}
                  aria-label={`Remove ${valueText(field, value)}`}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={(event) => {
                    event.stopPropagation();
                    onChange(values.filter((one) => one !== value));
                  }}
                >
                  <IconX size={13} />
                </button>
              </span>
            ))}
            {rest > 0 ? (
              <button
                type="button"
                className={classes.more}
                onClick={(event) => {
                  event.stopPropagation();
                  setMost((before) => before + shownMore);
                }}
              >
                {format.count(rest)} more
              </button>
            ) : null}
            <Combobox.EventsTarget withExpandedAttribute>
              <PillsInput.Field
                className={classes.field ?? ""}
                data-control={props.control}
                aria-label={
                  values.length === 0
                    ? props.label
                    : `${props.label}, ${plural(format.count(values.length), "value")}`
                }
                aria-describedby={props.describedBy}
                placeholder={values.length === 0 ? "Value" : ""}
                spellCheck={false}
                autoComplete="off"
                value={text}
                onClick={() => combobox.openDropdown()}
                onBlur={() => {
                  combobox.closeDropdown();
                  if (!take()) setText("");
                }}
                onChange={(event) => {
                  setText(event.currentTarget.value);
                  combobox.resetSelectedOption();
                  combobox.openDropdown();
                }}
                onKeyDown={onKeyDown}
                onPaste={onPaste}
              />
            </Combobox.EventsTarget>
          </span>
        </PillsInput>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <ValueOptions
          field={field}
          search={text}
          chosen={values}
          opened={combobox.dropdownOpened}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}
