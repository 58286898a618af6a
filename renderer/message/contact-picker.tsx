import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../data/engine.tsx";
import { IconAction } from "../ui/icon-action.tsx";
import classes from "./contact-picker.module.css";

export type PreviewContact = { key: number; name: string; address: string | null };

const nobody = "nobody";

/** Searches all contacts; the arrows walk through a few that are at hand. */
export function ContactPicker(props: {
  label: string;
  contact: PreviewContact | null;
  people: readonly PreviewContact[];
  /** Nobody may be chosen too: nobody has no values, the defaults show. */
  nobody?: boolean;
  onChoose: (contact: PreviewContact | null) => void;
  onStep?: (by: 1 | -1) => void;
  /** Keys of the screen that do the same as the arrows. */
  keys?: { previous: string; next: string };
}) {
  const { contact, people, onStep, keys } = props;
  const [search, setSearch] = useState("");
  const shown = contact?.name ?? (props.nobody ? "Nobody" : "");
  const text = search.trim() === shown ? "" : search.trim();
  const [asked] = useDebouncedValue(text, 150);
  const found = useQuery({
    ...useEngine().contacts.find.queryOptions({ input: { text: asked, limit: 20 } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const listed = asked === "" ? people : (found.data ?? []);
  const options = [
    ...(contact && !listed.some(({ key }) => key === contact.key) ? [contact] : []),
    ...listed,
  ];
  const addressOf = new Map(options.map(({ key, address }) => [String(key), address]));
  return (
    <div className={classes.picker}>
      <Select
        className={classes.grow ?? ""}
        size="sm"
        aria-label={props.label}
        placeholder="Nobody: defaults only"
        searchable
        data={[
          ...(props.nobody ? [{ value: nobody, label: "Nobody" }] : []),
          ...options.map(({ key, name }) => ({ value: String(key), label: name })),
        ]}
        filter={({ options: all }) => all}
        value={contact ? String(contact.key) : props.nobody ? nobody : null}
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={found.isFetching ? "Searching…" : "No contact fits."}
        renderOption={({ option }) => (
          <span className={classes.person}>
            <span className="ellipsis">{option.label}</span>
            <span className={classes.address}>
              {option.value === nobody ? "defaults only" : addressOf.get(option.value)}
            </span>
          </span>
        )}
        onChange={(value) => {
          const next = options.find(({ key }) => String(key) === value);
          if (next) props.onChoose(next);
          else if (value === nobody) props.onChoose(null);
        }}
      />
      {onStep ? (
        <>
          <IconAction
            label="Previous contact"
            {...(keys ? { shortcut: keys.previous } : {})}
            disabled={people.length < 2}
            onClick={() => onStep(-1)}
          >
            <IconChevronLeft size={16} />
          </IconAction>
          <IconAction
            label="Next contact"
            {...(keys ? { shortcut: keys.next } : {})}
            disabled={people.length < 2}
            onClick={() => onStep(1)}
          >
            <IconChevronRight size={16} />
          </IconAction>
        </>
      ) : null}
    </div>
  );
}
