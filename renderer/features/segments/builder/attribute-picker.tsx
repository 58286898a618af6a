import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { CriterionField } from "../../../../shared/domain/segment.ts";
import { fieldLabel } from "../../../../shared/domain/segment-words.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { fieldKey, fieldOfKey, findChoices, type FieldChoice } from "./attribute-choices.ts";
import { FieldIcon } from "./field-icon.tsx";
import classes from "./pickers.module.css";

const none: FieldChoice[] = [];
/** More are found by typing. */
const mostShown = 200;

/** What a criterion asks about: typing narrows the list, Enter takes the best fit; a name nobody has yet is allowed. */
export function AttributePicker(props: {
  field: CriterionField;
  choices: readonly FieldChoice[] | undefined;
  onChoose: (field: CriterionField) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
}) {
  const { field, choices = none } = props;
  const format = useFormat();
  const [search, setSearch] = useState<string | null>(null);
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex("active", { scrollIntoView: true }),
  });
  const typed = search?.trim() ?? "";
  const { groups, exact } = useMemo(() => findChoices(choices, typed), [choices, typed]);
  const chosen = "name" in field && field.name === "" ? null : fieldKey(field);
  const free = typed !== "" && !exact ? typed : null;
  const first = groups[0]?.choices[0];
  const best = first ? fieldKey(first.field) : free === null ? null : `userAttribute:${free}`;

  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (typed !== "") selectFirstOption();
    // The functions of the list change with every drawing; what was typed decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed, choices]);

  const choose = (key: string) => {
    props.onChoose(fieldOfKey(key));
    setSearch(null);
    combobox.closeDropdown();
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={choose}
      width={300}
      position="bottom-start"
      shadow="md"
    >
      <Combobox.Target withExpandedAttribute>
        <InputBase
          className={classes.attribute ?? ""}
          aria-label={props.label}
          aria-describedby={props.describedBy}
          aria-invalid={props.error || undefined}
          data-control={props.control}
          error={props.error}
          withErrorStyles={props.error}
          placeholder="Attribute"
          spellCheck={false}
          maxLength={200}
          leftSection={chosen && search === null ? <FieldIcon field={field} /> : null}
          leftSectionWidth={chosen && search === null ? 32 : 0}
          leftSectionPointerEvents="none"
          rightSection={<IconChevronDown size={14} />}
          rightSectionWidth={26}
          rightSectionPointerEvents="none"
          title={fieldLabel(field)}
          value={search ?? fieldLabel(field)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => {
            setSearch(null);
            combobox.closeDropdown();
          }}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.resetSelectedOption();
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key === "Escape" && search !== null) setSearch(null);
            if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return;
            if (combobox.dropdownOpened && combobox.getSelectedOptionIndex() >= 0) {
              event.preventDefault();
            } else if (typed !== "" && best !== null) {
              event.preventDefault();
              choose(best);
            } else if (!combobox.dropdownOpened && chosen === null) {
              event.preventDefault();
              combobox.openDropdown();
            }
          }}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options className={classes.options ?? ""} aria-label="Attributes">
          {(combobox.dropdownOpened ? groups : []).map(({ group, choices: members }) => (
            <Combobox.Group key={group} label={group}>
              {members.slice(0, mostShown).map((choice) => (
                <Combobox.Option
                  key={fieldKey(choice.field)}
                  value={fieldKey(choice.field)}
                  active={fieldKey(choice.field) === chosen}
                  className={classes.option ?? ""}
                >
                  <FieldIcon field={choice.field} />
                  <span className={classes.optionName}>{choice.label}</span>
                  <span className={classes.optionCount}>{format.count(choice.filled)}</span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          ))}
          {free === null || !combobox.dropdownOpened ? null : (
            <Combobox.Group label="Not in the data yet">
              {(["userAttribute", "attribute"] as const).map((kind) => (
                <Combobox.Option
                  key={kind}
                  value={`${kind}:${free}`}
                  className={classes.option ?? ""}
                >
                  <FieldIcon field={{ kind, name: free }} />
                  <span className={classes.optionName}>{free}</span>
                  <span className={classes.optionCount}>
                    {kind === "userAttribute" ? "of the contact" : "of the endpoint"}
                  </span>
                </Combobox.Option>
              ))}
            </Combobox.Group>
          )}
        </Combobox.Options>
        <Combobox.Footer className={classes.footer ?? ""}>
          The numbers are endpoints that have a value.
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}
