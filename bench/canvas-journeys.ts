import { activities, type ActivityType } from "../shared/activities/index.ts";
import { blankDocument, type JourneyDocument } from "../shared/journey/graph.ts";
import { layoutOf } from "../shared/journey/layout.ts";
import { standardSize } from "../shared/journey/sizes.ts";

export type Mode = "auto" | "free";
type Activities = JourneyDocument["activities"];

const put = (all: Activities, id: string, type: ActivityType, next: Record<string, string>) => {
  all[id] = { type, name: "", settings: activities[type].blank(), settingsVersion: 1, next };
};

/** Mails and waits by turns, one after the other. */
function chain(all: Activities, prefix: string, length: number): void {
  for (let at = 0; at < length; at += 1)
    put(
      all,
      `${prefix}x${at}`,
      at % 2 === 0 ? "email" : "wait",
      at + 1 < length ? { next: `${prefix}x${at + 1}` } : {},
    );
}

/** Ten activities in one row, to measure beside: what the frame around it, Chromium and the machine take. */
export function smallJourney(mode: Mode): JourneyDocument {
  const all: Activities = {};
  chain(all, "b0", 9);
  return arranged(`Small, ${mode}`, { ...all }, "b0x0", mode);
}

/** Twelve branches under a tree of splits, each a chain: 300 activities, as many as a journey may have. */
export function largeJourney(mode: Mode): JourneyDocument {
  const branches = 12;
  const all: Activities = {};
  for (let branch = 0; branch < branches; branch += 1) chain(all, `b${branch}`, 24);
  // A binary tree: inner splits are 1 to 11, branches 12 to 23.
  const at = (number: number) => (number < branches ? `s${number}` : `b${number - branches}x0`);
  for (let split = 1; split < branches; split += 1)
    put(all, `s${split}`, "yesNoSplit", { yes: at(split * 2), no: at(split * 2 + 1) });
  return arranged(`Large, ${mode}`, all, "s1", mode);
}

/** In free mode a bit beside where everything would be, so that to tidy it moves all of it. */
function arranged(name: string, all: Activities, first: string, mode: Mode): JourneyDocument {
  const blank = blankDocument(name);
  const entry = { ...blank.activities["entry"], next: { next: first } } as Activities[string];
  const tidy: JourneyDocument = { ...blank, activities: { ...all, entry } };
  if (mode === "auto") return tidy;
  const { positions } = layoutOf(tidy, standardSize(tidy));
  const pushed = Object.entries(positions).map(([id, { x, y }]) => [id, { x: x + 18, y: y + 18 }]);
  return { ...tidy, layout: { mode, direction: "TB", positions: Object.fromEntries(pushed) } };
}
