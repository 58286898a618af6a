import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { JourneyActivity, JourneyDocument } from "../../shared/journey/graph.ts";
import type { Tone } from "../ui/tones.ts";

/** Headings of the palette. Entry is not in it: every journey has one. */
export const paletteGroups = ["Messages", "Timing", "Decisions", "Contact"] as const;
export type PaletteGroup = (typeof paletteGroups)[number];

export type SummaryProps<Settings> = {
  activity: JourneyActivity;
  settings: Settings;
  document: JourneyDocument;
};

export type InspectorProps<Settings> = {
  document: JourneyDocument;
  id: string;
  settings: Settings;
  /** Makes one step of it; `said` names the step, such as “Change wait to 2 days”. */
  change: (settings: Settings, said?: string) => void;
  /** The control that takes the focus, by the `field` of a problem; null leaves the focus where it is. */
  focusField: string | null;
};

/**
 * How an activity type looks: the second half of `shared/activities`. `Summary` is what stands on its card under the line,
 * null when there is nothing to say; names are asked of the library around it (`renderer/data/library.tsx`).
 */
export type ActivityView<Settings> = {
  type: string;
  group: PaletteGroup | null;
  icon: Icon;
  tone: Tone;
  Summary: (props: SummaryProps<Settings>) => ReactNode;
  Inspector: (props: InspectorProps<Settings>) => ReactNode;
};
