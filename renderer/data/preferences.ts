import { z } from "zod";
import { create } from "zustand";
import { desktop } from "./desktop.ts";

/** How this computer's owner wants the window; not part of a project. */
const Preferences = z.object({
  theme: z.enum(["auto", "light", "dark"]).catch("auto"),
  contrast: z.enum(["auto", "normal", "more"]).catch("auto"),
  density: z.enum(["comfortable", "compact"]).catch("comfortable"),
  textSize: z.number().min(90).max(125).catch(100),
  motion: z.enum(["auto", "normal", "reduced"]).catch("auto"),
  singleKeys: z.boolean().catch(true),
  nav: z.enum(["wide", "rail"]).catch("wide"),
  /** Days that Home looks back. */
  homeDays: z.union([z.literal(7), z.literal(30), z.literal(90)]).catch(30),
  /** Columns of the contacts table that are not shown. */
  hiddenContactColumns: z.array(z.string()).catch([]),
  /** Their order from the left; columns that are not named come last. */
  contactColumnOrder: z.array(z.string()).catch([]),
  /** In px, of columns whose edge was dragged. */
  contactColumnWidths: z.record(z.string(), z.number()).catch({}),
  /** What was put aside, by project and id, with the time until which it stays away. */
  putAside: z.record(z.string(), z.number()).catch({}),
});
export type Preferences = z.infer<typeof Preferences>;

const place = "wayline.preferences";

function stored(): unknown {
  try {
    const host = desktop();
    return host ? host.preferences.get() : JSON.parse(localStorage.getItem(place) ?? "{}");
  } catch {
    // Unreadable preferences are as good as none; the defaults are usable.
    return {};
  }
}

function store(preferences: Preferences) {
  try {
    const host = desktop();
    if (host) host.preferences.set(preferences);
    else localStorage.setItem(place, JSON.stringify(preferences));
  } catch {
    // A full or forbidden storage costs only the memory of these choices.
  }
}

export const usePreferences = create<Preferences>(() => {
  const kept = stored();
  return Preferences.parse(typeof kept === "object" && kept !== null ? kept : {});
});

export function setPreferences(change: Partial<Preferences>) {
  usePreferences.setState(change);
  store(usePreferences.getState());
}
