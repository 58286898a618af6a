import { z } from "zod";
import { SavedView } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { readSetting, writeSetting } from "../../store/settings.ts";

const name = "contactViews";
const most = 200;

/** Filters, order and columns of the contacts table under a name. */
export function createViews({ store, random, topics }: Parts) {
  const all = () => readSetting(store, name, z.array(SavedView)) ?? [];
  const write = (views: SavedView[]) => {
    writeSetting(store, name, views);
    topics.touch("settings");
  };
  return {
    views: all,
    /** Replaces the view of that id, or keeps a new one. */
    saveView(view: Omit<SavedView, "id"> & { id: string | null }): { id: string } {
      const called = view.name.trim();
      if (!called) throw new AppError("BAD_INPUT", "Name the view.", { place: "name" });
      const views = all();
      if (view.id === null && views.length >= most)
        throw new AppError("BAD_INPUT", `A project keeps at most ${most} views.`, {
          cure: "Remove one that is not needed.",
        });
      const id = view.id ?? random.id();
      const saved = { ...view, id, name: called };
      write(
        views.some((one) => one.id === id)
          ? views.map((one) => (one.id === id ? saved : one))
          : [...views, saved],
      );
      return { id };
    },
    removeView(id: string): null {
      write(all().filter((view) => view.id !== id));
      return null;
    },
  };
}
