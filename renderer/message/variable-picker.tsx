import { Combobox, useCombobox } from "@mantine/core";
import { IconBraces } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../data/engine.tsx";
import { useStatus } from "../data/use-current-project.ts";
import { IconAction } from "../ui/icon-action.tsx";
import { useFormat } from "../ui/window-settings.tsx";
import classes from "./variable-picker.module.css";
import { groupVariables } from "./variables.ts";

/** The message variables there are, with how many contacts have a value. Opens at its button or when `{{` is typed. */
export function VariablePicker(props: {
  /** The field it writes into, for its name. */
  field: string;
  opened: boolean;
  onOpen: (opened: boolean) => void;
  onPick: (name: string) => void;
}) {
  const { opened, onOpen, onPick } = props;
  const [search, setSearch] = useState("");
  const combobox = useCombobox({
    opened,
    onOpenedChange: onOpen,
    onDropdownClose: () => combobox.resetSelectedOption(),
  });
  const label = `Insert a variable into ${props.field}`;
  return (
    <Combobox
      store={combobox}
      width={400}
      position="bottom-end"
      keepMounted={false}
      shadow="md"
      onOptionSubmit={(name) => {
        setSearch("");
        onPick(name);
      }}
    >
      <Combobox.Target targetType="button">
        <IconAction
          label={label}
          size="sm"
          aria-haspopup="listbox"
          aria-expanded={opened}
          onClick={() => onOpen(!opened)}
        >
          <IconBraces size={16} />
        </IconAction>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          ref={focusAtOnce}
          aria-label="Search variables"
          placeholder="Search variables"
          value={search}
          onChange={(event) => {
            setSearch(event.currentTarget.value);
            combobox.selectFirstOption();
          }}
        />
        <Combobox.Options className={classes.options} aria-label="Variables">
          {opened ? <Options search={search} /> : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

/** The list opens to be searched. */
const focusAtOnce = (input: HTMLInputElement | null) => input?.focus({ preventScroll: true });

function Options({ search }: { search: string }) {
  const variables = useQuery(useEngine().campaigns.variables.queryOptions());
  const contacts = useStatus()?.contacts ?? 0;
  const format = useFormat();
  if (variables.isPending) return <Combobox.Empty>Loading…</Combobox.Empty>;
  if (variables.isError) return <Combobox.Empty>The variables could not be read.</Combobox.Empty>;
  const groups = groupVariables(variables.data, search);
  if (groups.length === 0) return <Combobox.Empty>No variable fits.</Combobox.Empty>;
  return groups.map(({ group, items }) => (
    <Combobox.Group key={group} label={group}>
      {items.map(({ name, coverage, sample }) => (
        <Combobox.Option key={name} value={name} className={classes.option ?? ""}>
          <span className={classes.name}>{name}</span>
          <span className={classes.coverage}>
            {contacts > 0 ? format.percent(coverage / contacts) : null}
          </span>
          {sample ? <span className={classes.sample}>such as “{sample}”</span> : null}
        </Combobox.Option>
      ))}
    </Combobox.Group>
  ));
}
