import { Combobox, InputBase, useCombobox } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useEffect, useMemo, useState } from "react";
import type { CriterionField } from "../../shared/domain/segment.ts";
import { fieldKey, isNameless, rowLabel } from "./fields.ts";
import { fieldOfKey, findChoices, type FieldChoice } from "./attribute-choices.ts";
import { AttributeTree, branchOf, isBranch } from "./attribute-tree.tsx";
import { FieldIcon } from "./field-icon.tsx";
import classes from "./pickers.module.css";

const none: FieldChoice[] = [];

/** What a criterion asks about: a tree to open; typing finds in all of it, Enter takes the best fit. A name nobody has yet is allowed. */
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
  const [search, setSearch] = useState<string | null>(null);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const combobox = useCombobox({
    onDropdownClose: () => combobox.resetSelectedOption(),
    onDropdownOpen: () => combobox.updateSelectedOptionIndex("active", { scrollIntoView: true }),
  });
  const typed = search?.trim() ?? "";
  const { groups, exact } = useMemo(() => findChoices(choices, typed), [choices, typed]);
  const chosen = isNameless(field) ? null : fieldKey(field);
  const free = typed !== "" && !exact ? typed : null;
  const first = groups[0]?.choices[0];
  const best = first ? fieldKey(first.field) : free === null ? null : `userAttribute:${free}`;
  const label = rowLabel(field);

  const { selectFirstOption } = combobox;
  useEffect(() => {
    if (typed !== "") selectFirstOption();
    // The functions of the list change with every drawing; what was typed decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [typed, choices]);

  const toggle = (branch: string) => {
    const next = new Set(open);
    if (!next.delete(branch)) next.add(branch);
    setOpen(next);
  };
  const choose = (key: string) => {
    if (isBranch(key)) {
      toggle(branchOf(key));
      return;
    }
    const found = fieldOfKey(choices, key);
    if (found) props.onChoose(found);
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
          title={label}
          value={search ?? label}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => {
            setOpen(new Set());
            combobox.openDropdown();
          }}
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
          {combobox.dropdownOpened ? (
            <AttributeTree
              groups={groups}
              searching={typed !== ""}
              open={open}
              chosen={chosen}
              free={free}
            />
          ) : null}
        </Combobox.Options>
        <Combobox.Footer className={classes.footer ?? ""}>
          The numbers are endpoints that have a value.
        </Combobox.Footer>
      </Combobox.Dropdown>
    </Combobox>
  );
}
