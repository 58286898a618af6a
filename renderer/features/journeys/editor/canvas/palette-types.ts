import { create } from "zustand";
import { activities, type ActivityType } from "../../../../../shared/activities/index.ts";
import { paletteGroups, type PaletteGroup } from "../../../../activities/activity-view.ts";
import { viewOf } from "../../../../activities/index.ts";

const types = Object.keys(activities) as ActivityType[];

/** The palette's groups with the types whose name or purpose has these words; empty groups are left out. */
export function paletteTypes(wanted: string): { group: PaletteGroup; types: ActivityType[] }[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return paletteGroups
    .map((group) => ({
      group,
      types: types.filter((type) => {
        const { title, purpose } = activities[type];
        const text = `${title} ${purpose} ${group}`.toLowerCase();
        return viewOf(type).group === group && words.every((word) => text.includes(word));
      }),
    }))
    .filter((one) => one.types.length > 0);
}

const recentTypes = create<{ list: ActivityType[] }>(() => ({ list: [] }));
export const useRecent = (): ActivityType[] => recentTypes((state) => state.list);
/** What was put in last comes first. */
export const remember = (type: ActivityType): void =>
  recentTypes.setState(({ list }) => ({ list: [type, ...list.filter((one) => one !== type)] }));
