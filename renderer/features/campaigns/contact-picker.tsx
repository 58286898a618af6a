import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../data/engine.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import type { PreviewContact } from "./use-preview-contact.ts";
import classes from "./contact-picker.module.css";

/** Searches all contacts; the arrows walk through a few of the segment. */
export function ContactPicker(props: {
  label: string;
  contact: PreviewContact | null;
  people: readonly PreviewContact[];
  onChoose: (contact: PreviewContact) => void;
  onStep?: (by: 1 | -1) => void;
}) {
  const { contact, people, onStep } = props;
  const [search, setSearch] = useState("");
  const text = search.trim() === contact?.name ? "" : search.trim();
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
        data={options.map(({ key, name }) => ({ value: String(key), label: name }))}
        filter={({ options: all }) => all}
        value={contact ? String(contact.key) : null}
        searchValue={search}
        onSearchChange={setSearch}
        nothingFoundMessage={found.isFetching ? "Searching…" : "No contact fits."}
        renderOption={({ option }) => (
          <span className={classes.person}>
            <span className="ellipsis">{option.label}</span>
            <span className={classes.address}>{addressOf.get(option.value)}</span>
          </span>
        )}
        onChange={(value) => {
          const next = options.find(({ key }) => String(key) === value);
          if (next) props.onChoose(next);
        }}
      />
      {onStep ? (
        <>
          <IconAction
            label="Previous contact"
            disabled={people.length < 2}
            onClick={() => onStep(-1)}
          >
            <IconChevronLeft size={16} />
          </IconAction>
          <IconAction label="Next contact" disabled={people.length < 2} onClick={() => onStep(1)}>
            <IconChevronRight size={16} />
          </IconAction>
        </>
      ) : null}
    </div>
  );
}
