import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { displayName } from "../../../../shared/domain/contact.ts";
import { useEngine } from "../../../data/engine.tsx";
import type { PreviewContact } from "../../../message/contact-picker.tsx";

export type Person = PreviewContact;
export type PersonChoice = ReturnType<typeof usePerson>;

/** Whose values the preview shows: the first contact there is, until another, or nobody, is chosen. */
export function usePerson() {
  const engine = useEngine();
  const [chosen, setChosen] = useState<Person | null | undefined>(undefined);
  const list = useQuery(engine.contacts.list.queryOptions({ input: { limit: 20 } })).data;
  const people: Person[] = (list?.items ?? []).map((row) => ({
    key: row.key,
    name: displayName({ name: row.name, address: row.email, id: row.id }),
    address: row.email,
  }));
  const person = chosen === undefined ? (people[0] ?? null) : chosen;
  const at = people.findIndex(({ key }) => key === person?.key);
  const step = (by: 1 | -1) => {
    const next = people[(Math.max(at, by === 1 ? -1 : 0) + by + people.length) % people.length];
    if (next) setChosen(next);
  };
  return { person, people, choose: setChosen, step };
}
