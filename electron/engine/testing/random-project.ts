import { activities } from "../../../shared/activities/index.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { draw } from "../random.ts";
import type { TestEngine } from "./engine.ts";
import { draftJourney, journeyOf, mailTemplate, otherTemplates } from "./journeys.ts";
import { chance, randomJourney, type Around } from "./random-journeys.ts";
import { randomContact, randomEvents, type Happened } from "./random-people.ts";

/** A random journey with people of its own, and what they will do. */
export type Case = {
  id: string;
  document: JourneyDocument;
  contacts: number[];
  events: Happened[];
  /** Only who is on the plan “gold” may enter. */
  goldOnly: boolean;
};

export const entryKind = (document: JourneyDocument) =>
  activities.entry.settings.parse(document.activities[document.entry]?.settings).by.kind;

/** Everything that is there before the journeys begin. */
export async function randomProject(
  t: TestEngine,
  of: { seed: number; journeys: number; peopleEach: number },
): Promise<Case[]> {
  await t.api.projects.saveSettings({ dailyLimit: 100 });
  mailTemplate(t);
  otherTemplates(t);
  const begun = t.clock.now();
  const other = await publish(
    t,
    "other",
    journeyOf({
      entry: { type: "entry", settings: { by: { kind: "manual" } }, next: "end" },
      end: { type: "end" },
    }),
  );
  const saved = async (name: string, ...criteria: object[]) => {
    const dimensions = [{ match: "all" as const, criteria: criteria as never[] }];
    const groups = [{ sources: [], sourceType: "any" as const, dimensions, type: "all" as const }];
    const { id } = await t.api.segments.save({ id: null, name, rules: { include: "all", groups } });
    return id;
  };
  const by = (name: string, value: string) => ({ field: { kind: "userAttribute", name }, operator: "is", values: [value] }); // prettier-ignore
  const gold = await saved("Gold", by("Plan", "gold"));
  const bought = await saved("Bought", { field: { kind: "event", name: "purchase" }, operator: "hasHappened", values: [] }); // prettier-ignore
  const cases: Case[] = [];
  for (let index = 0; index < of.journeys; index += 1) {
    const name = `${of.seed + index}`;
    const goldOnly = draw("gold only", name) < 0.3;
    const batch = by("Batch", String(index));
    const own = await saved(`Batch ${index}`, batch, ...(goldOnly ? [by("Plan", "gold")] : []));
    const around: Around = {
      day: new Date(begun).toISOString().slice(0, 10),
      segments: { own, gold, bought },
      other,
    };
    const document = randomJourney(chance(`journey ${name}`), around);
    const contacts = Array.from({ length: of.peopleEach }, (_, one) =>
      randomContact(t, `${name}-${one}`, index),
    );
    const events = contacts.flatMap((contact) =>
      randomEvents(chance(`events ${name} ${contact}`), contact, begun),
    );
    cases.push({ id: `j${name}`, document, contacts, events, goldOnly });
  }
  t.engine.topics.touch("contacts");
  await t.quiet();
  return cases;
}

/** Publishes a draft and lets it begin at the next pass. */
export async function publish(
  t: TestEngine,
  id: string,
  document: JourneyDocument,
): Promise<string> {
  draftJourney(t, document, id);
  await t.api.journeyRuns.publish({ id, revision: 1, startAt: null, note: "", plan: [] });
  await t.api.journeyRuns.startNow({ id });
  return id;
}
