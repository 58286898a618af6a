import type { JourneyPart } from "../../../../shared/contract/journey-parts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { copiedTypes } from "../../../../shared/journey/clipboard.ts";
import type { Parts } from "../../parts.ts";
import {
  findPart,
  listParts,
  removePart,
  writePart,
  type KeptPart,
} from "../../store/journey-parts.ts";

const most = 200;

/** Pieces of journeys that are kept to be put into others. */
export function createTemplateParts({ store, random, topics }: Parts) {
  const touch = () => topics.touch("journeys");
  const get = (id: string): KeptPart => {
    const part = findPart(store, id);
    if (part) return part;
    throw new AppError("NOT_FOUND", "This template part is no longer there.", {
      cure: "It may have been deleted in another window.",
    });
  };
  return {
    list: (): JourneyPart[] =>
      listParts(store)
        .map((part) => ({ ...part, types: copiedTypes(part.text) ?? [] }))
        .toSorted((one, other) => one.name.localeCompare(other.name)),
    make(name: string, text: string): { id: string } {
      if (copiedTypes(text) === null)
        throw new AppError("BAD_INPUT", "There are no activities to make a template part of.", {
          place: name,
          cure: "Select activities in a journey first.",
        });
      const id = random.id();
      store.transaction(() => {
        if (listParts(store).length >= most)
          throw new AppError("BAD_INPUT", `A project can have ${most} template parts.`, {
            place: name,
            cure: "Delete one that is no longer used.",
          });
        writePart(store, id, { name, text });
      });
      touch();
      return { id };
    },
    rename(id: string, name: string): null {
      store.transaction(() => writePart(store, id, { ...get(id), name }));
      touch();
      return null;
    },
    remove(id: string): null {
      store.transaction(() => {
        get(id);
        removePart(store, id);
      });
      touch();
      return null;
    },
  };
}
