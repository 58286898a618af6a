import { activities, type ActivityType, type SettingsOf } from "../shared/activities/index.ts";
import type { Condition } from "../shared/activities/condition.ts";
import { blankEventRule } from "../shared/domain/event-rule.ts";
import type { JourneyActivity, JourneyDocument } from "../shared/journey/graph.ts";

const place = <Type extends ActivityType>(
  type: Type,
  settings: Partial<SettingsOf<Type>>,
  next: Record<string, string>,
): JourneyActivity => ({
  type,
  name: "",
  settings: { ...activities[type].blank(), ...settings },
  settingsVersion: activities[type].version,
  next,
});
const did = (name: string): Condition => ({
  kind: "event",
  event: { ...blankEventRule(), name },
  happened: true,
});
const opened = (activity: string): Condition => ({
  kind: "messageEvent",
  activity,
  event: "open",
  happened: true,
});

/** Six rounds of a wait, a split by what was bought or opened, and mails on it: twenty activities with the entry and an end. */
export function yearOfMail(blank: JourneyDocument, segmentId: string): JourneyDocument {
  const placed: [string, JourneyActivity][] = [
    [
      "entry",
      place(
        "entry",
        { by: { kind: "segment", segmentId, refresh: null, onUpdate: false } },
        { next: "wait1" },
      ),
    ],
    ["end", place("end", { outcome: "A year later" }, {})],
  ];
  for (let round = 1; round <= 6; round += 1) {
    const after = round === 6 ? "end" : `wait${round + 1}`;
    const asks = round % 2 === 1 ? did("purchase") : opened(`mail${round - 1}`);
    placed.push(
      [
        `wait${round}`,
        place(
          "wait",
          { wait: { kind: "for", duration: round % 2 === 1 ? "P30D" : "P60D" } },
          { next: `split${round}` },
        ),
      ],
      [
        `split${round}`,
        place("yesNoSplit", { conditions: [asks] }, { yes: `mail${round}`, no: after }),
      ],
      [`mail${round}`, place("email", { templateId: "bench" }, { next: after })],
    );
  }
  return { ...blank, activities: Object.fromEntries(placed) };
}
