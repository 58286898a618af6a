import { Select } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { displayName } from "../../../../../shared/domain/contact.ts";
import { useEngine } from "../../../../data/engine.tsx";

export type Person = { key: number; name: string };

/** Searches all contacts; a few of them are offered before anything is typed. */
export function PersonSelect(props: {
  label: string;
  person: Person | null;
  onChoose: (person: Person | null) => void;
  /** Begins with the first contact there is. */
  takeFirst?: boolean;
}) {
  const { person, onChoose, takeFirst } = props;
  const engine = useEngine();
  const [search, setSearch] = useState("");
  const text = search.trim() === person?.name ? "" : search.trim();
  const [asked] = useDebouncedValue(text, 150);
  const list = useQuery(engine.contacts.list.queryOptions({ input: { limit: 20 } })).data;
  const found = useQuery({
    ...engine.contacts.find.queryOptions({ input: { text: asked, limit: 20 } }),
    enabled: asked !== "",
    placeholderData: keepPreviousData,
  });
  const some: Person[] = (list?.items ?? []).map((row) => ({
    key: row.key,
    name: displayName({ name: row.name, address: row.email, id: row.id }),
  }));
  const listed = asked === "" ? some : (found.data ?? []);
  const options = [
    ...(person && !listed.some(({ key }) => key === person.key) ? [person] : []),
    ...listed,
  ];
  const [first] = some;
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (!takeFirst || begun || !first) return;
    setBegun(true);
    onChoose(first);
  }, [takeFirst, begun, first, onChoose]);
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
