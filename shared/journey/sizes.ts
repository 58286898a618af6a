import type { Names } from "../activities/activity.ts";
import { type JourneyDocument, readActivity } from "./graph.ts";

export type Size = { width: number; height: number };
export type SizeOf = (id: string) => Size;

/** Cards are 224 wide; their height goes by what they say. */
export const cardSizes = {
  width: 224,
  /** A name only, a name with a summary, and with a picture or a text. */
  heights: { plain: 54, summary: 76, tall: 92 },
} as const;
/** The capsule that says that a path ends. */
export const endSize: Size = { width: 112, height: 32 };

const nameless: Names = {
  segment: () => null,
  template: () => null,
  activity: () => null,
  journey: () => null,
};

/** Their cards show a picture or the first words. */
const tall: ReadonlySet<string> = new Set(["email", "sms"]);

/** How large the cards are. */
export const standardSize =
  (document: JourneyDocument): SizeOf =>
  (id) => {
    const activity = document.activities[id];
    const { type, settings } = activity ? readActivity(activity) : { type: null, settings: null };
    if (type !== null && tall.has(type.type))
      return { width: cardSizes.width, height: cardSizes.heights.tall };
    const plain = type !== null && type.describe(settings, nameless).summary === "";
    return {
      width: cardSizes.width,
      height: cardSizes.heights[plain ? "plain" : "summary"],
    };
  };
