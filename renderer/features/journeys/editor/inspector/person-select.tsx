import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { displayName } from "../../../../../shared/domain/contact.ts";
import { useEngine } from "../../../../data/engine.tsx";

export type Person = { key: number; name: string };

/** Whom something is shown for: the first contact there is, until another, or nobody, is chosen. */
export function usePerson() {
  const [chosen, choose] = useState<Person | null | undefined>(undefined);
  const some = useSomePeople();
  return { person: chosen === undefined ? (some[0] ?? null) : chosen, choose };
}

function useSomePeople(): Person[] {
  const list = useQuery(useEngine().contacts.list.queryOptions({ input: { limit: 20 } })).data;
  return (list?.items ?? []).map((row) => ({
    key: row.key,
    name: displayName({ name: row.name, address: row.email, id: row.id }),
  }));
}

/** Searches all contacts; a few of them are offered before anything is typed. */
export function PersonSelect(props: {
  label: string;
  person: Person | null;
  onChoose: (person: Person | null) => void;
}) {
  const { person, onChoose } = props;
  const [search, setSearch] = useState("");
  const text = search.trim() === person?.name ? "" : search.trim();
  const [asked] = useDebouncedValue(text, 150);
  const some = useSomePeople();
  const found = useQuery({
    ...useEngine().contacts.find.queryOptions({ input: { text: asked, limit: 20 } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const listed = asked === "" ? some : (found.data ?? []);
  const options = [
    ...(person && !listed.some(({ key }) => key === person.key) ? [person] : []),
    ...listed,
  ];
  return (
    <Select
      flex={1}
      aria-label={props.label}
      placeholder="Nobody: defaults only"
      searchable
      clearable
      data={options.map(({ key, name }) => ({ value: String(key), label: name }))}
      filter={({ options: all }) => all}
      value={person ? String(person.key) : null}
      onSearchChange={setSearch}
      nothingFoundMessage={found.isFetching ? "Searching…" : "No contact fits."}
      onChange={(value) => {
        const next = options.find(({ key }) => String(key) === value);
        onChoose(next ? { key: next.key, name: next.name } : null);
      }}
    />
  );
}
