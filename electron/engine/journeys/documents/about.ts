import { activities } from "../../../../shared/activities/index.ts";
import { SendChannel } from "../../../../shared/domain/journey.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { About } from "../../../../shared/journey/about.ts";
import type { JourneyDocument } from "../../../../shared/journey/graph.ts";
import type { Parts } from "../../parts.ts";
import { listJourneys, type JourneyRecord } from "../../store/journeys.ts";
import { findSegment } from "../../store/segments.ts";
import { zoneMath } from "../../zone-math.ts";

/** What the templates of a project say about themselves, looked at once for a list of problems. */
export type TemplateFacts = ReadonlyMap<
  string,
  { unknownVariables: string[]; unsubscribes: boolean | null }
>;

export type AboutLinks = {
  live(channel: SendChannel): boolean;
};
type Template = { id: string; name: string; type: string };

/** The project as a check of journeys sees it, read once: segments, templates, other journeys, channels. */
export function aboutProject(
  { store, clock, settings }: Parts,
  links: AboutLinks,
  facts: TemplateFacts = new Map(),
  more: Pick<About, "withoutAddress" | "simulated"> = {},
): (journey: Pick<JourneyRecord, "status">) => About {
  const templates = new Map(
    store
      .all<Template>("SELECT id, name, type FROM templates WHERE deleted_at IS NULL")
      .map((row) => [row.id, row]),
  );
  const journeys = new Map(listJourneys(store).map((one) => [one.id, one]));
  const segments = new Map<string, ReturnType<About["segment"]>>();
  const segment = (id: string): ReturnType<About["segment"]> => {
    const known = segments.get(id);
    if (known !== undefined) return known;
    const found = findSegment(store, id);
    const read =
      !found || found.deleted_at !== null
        ? null
        : { name: found.name, fixed: isFixed(found.rules, segment) };
    segments.set(id, read);
    return read;
  };
  return ({ status }) => ({
    ...more,
    now: clock.now(),
    zones: zoneMath,
    zone: settings().timeZone,
    begun: status !== "draft" && status !== "scheduled",
    segment,
    template(id) {
      const found = templates.get(id);
      const channel = SendChannel.safeParse(found?.type);
      if (!found || !channel.success) return null;
      const known = facts.get(id);
      return {
        name: found.name,
        channel: channel.data,
        unknownVariables: known?.unknownVariables ?? [],
        unsubscribes: known?.unsubscribes ?? null,
      };
    },
    journey(id) {
      const found = journeys.get(id);
      if (!found) return null;
      return {
        name: found.document.name,
        status: found.status,
        byHand: entryKind(found.document) === "manual",
        starts: startedBy(found.document),
      };
    },
    channel: (channel) => ({ enabled: true, sandbox: !links.live(channel) }),
  });
}

/** Imported, chosen by hand, or built on such a one: its members can't be asked of one contact by rules alone. */
const isFixed = (
  rules: SegmentRules | null,
  segment: (id: string) => { fixed: boolean } | null,
): boolean =>
  rules === null ||
  rules.groups.some((group) =>
    group.sources.some(({ segmentId }) => segment(segmentId)?.fixed === true),
  );

function entryKind(document: JourneyDocument): string | null {
  const read = activities.entry.settings.safeParse(document.activities[document.entry]?.settings);
  return read.success ? read.data.by.kind : null;
}

const startedBy = (document: JourneyDocument): string[] =>
  Object.values(document.activities).flatMap(({ type, settings }) => {
    if (type !== "startJourney") return [];
    const read = activities.startJourney.settings.safeParse(settings);
    return read.success && read.data.journeyId !== null ? [read.data.journeyId] : [];
  });
