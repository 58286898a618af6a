import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import classes from "./editor.module.css";
import type { PersonChoice } from "./use-person.ts";

const nobody = "nobody";

/** Searches all contacts; the arrows walk through a few of them. Nobody has no values: the defaults show. */
export function PersonPicker(props: { label: string; choice: PersonChoice; steps?: boolean }) {
  const { person, people, choose, step } = props.choice;
  const [search, setSearch] = useState("");
  const text = search.trim() === (person?.name ?? "Nobody") ? "" : search.trim();
  const [asked] = useDebouncedValue(text, 150);
  const found = useQuery({
    ...useEngine().contacts.find.queryOptions({ input: { text: asked, limit: 20 } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const listed = asked === "" ? people : (found.data ?? []);
  const options = [
    ...(person && !listed.some(({ key }) => key === person.key) ? [person] : []),
    ...listed,
  ];
  const addressOf = new Map(options.map(({ key, address }) => [String(key), address]));
  return (
    <div className={classes.picker}>
      <Select
        className={classes.pickerField ?? ""}
        size="sm"
        aria-label={props.label}
        searchable
        data={[
          { value: nobody, label: "Nobody" },
          ...options.map(({ key, name }) => ({ value: String(key), label: name })),
        ]}
        filter={({ options: all }) => all}
        value={person ? String(person.key) : nobody}
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={found.isFetching ? "Searching…" : "No contact fits."}
        renderOption={({ option }) => (
          <span className={classes.option}>
            <span className="ellipsis">{option.label}</span>
            <span className={classes.optionNote}>
              {option.value === nobody ? "defaults only" : addressOf.get(option.value)}
            </span>
          </span>
        )}
        onChange={(value) => choose(options.find(({ key }) => String(key) === value) ?? null)}
      />
      {props.steps ? (
        <>
          <IconAction
            label="Previous contact"
            shortcut="Alt+PageUp"
            disabled={people.length < 2}
            onClick={() => step(-1)}
          >
            <IconChevronLeft size={16} />
          </IconAction>
          <IconAction
            label="Next contact"
            shortcut="Alt+PageDown"
            disabled={people.length < 2}
            onClick={() => step(1)}
          >
            <IconChevronRight size={16} />
          </IconAction>
        </>
      ) : null}
    </div>
  );
}
