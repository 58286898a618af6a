import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { displayName } from "../../../shared/domain/contact.ts";
import { useEngine } from "../../data/engine.tsx";
import type { PreviewContact } from "../../message/contact-picker.tsx";

/** Whose values the preview shows: somebody of the segment, until another contact is chosen. */
export function usePreviewContact(segmentId: string | null) {
  const engine = useEngine();
  const [chosen, setChosen] = useState<PreviewContact | null>(null);
  const sample = useQuery({
    ...engine.segments.sample.queryOptions({
      input: { id: segmentId ?? "", seed: 1, limit: 20 },
    }),
    enabled: segmentId !== null,
  }).data;
  const anybody = useQuery({
    ...engine.contacts.list.queryOptions({ input: { limit: 20 } }),
    enabled: segmentId === null,
  }).data;
  const people: PreviewContact[] =
    segmentId === null
      ? (anybody?.items ?? []).map((row) => ({
          key: row.key,
          name: displayName({ name: row.name, address: row.email, id: row.id }),
          address: row.email,
        }))
      : (sample ?? []);
  const contact = chosen ?? people[0] ?? null;
  const at = people.findIndex(({ key }) => key === contact?.key);
  const step = (by: 1 | -1) => {
    const next = people[(Math.max(at, by === 1 ? -1 : 0) + by + people.length) % people.length];
    if (next) setChosen(next);
  };
  return { contact, people, choose: setChosen, step };
}
