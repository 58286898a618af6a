import type { SegmentCount, SegmentRow } from "../../../../shared/contract/segments.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { CriterionField, SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import {
  copyMembers,
  findSegment,
  getSegment,
  insertStatic,
  listSegments,
  memberRecords,
  renameSegment,
  setDeleted,
  usesOfSegments,
  versionsOf,
  writeSegment,
  type SegmentRecord,
  type SegmentUse,
} from "../../store/segments.ts";
import { deleteDraft } from "../../store/segment-drafts.ts";
import { compileSegment } from "./compile.ts";
import { planCount, planMembersCount, type CountPlan } from "./count.ts";
import { createFieldCache } from "./field-cache.ts";
import { valuesQuery } from "./fields.ts";
import { createHistory } from "./drafts.ts";
import { createRefresher } from "./refresh.ts";
import { sampleMembers } from "./sample.ts";
import { createSizes } from "./sizes.ts";
import { buildingOn, compileSaved, segmentEnv, segmentQuery } from "./sources.ts";

export type Segments = ReturnType<typeof createSegments>;
type SaveInput = {
  id: string | null;
  name: string;
  rules: SegmentRules;
  pinpoint?: string | undefined;
};
type SampleInput = {
  rules?: SegmentRules | undefined;
  id?: string | undefined;
  seed: number;
  limit: number;
};

/** The segments of an open project. Heavy questions are answered by reading threads. */
export function createSegments(parts: Parts) {
  const { store, readers, clock, random, topics } = parts;
  const refresher = createRefresher(parts);
  const fields = createFieldCache(parts);
  const sizes = createSizes(parts);

  const rowOf = (segment: SegmentRecord, uses: Map<string, SegmentUse[]>): SegmentRow => ({
    id: segment.id,
    name: segment.name,
    type: segment.type,
    version: segment.version,
    contacts: segment.contacts,
    countedAt: segment.counted_at,
    usedBy: uses.get(segment.id) ?? [],
    updatedAt: segment.updated_at,
  });

  /**
   * A newer question of the same kind drops one that has not begun. Who asked and has not called off gets an answer all
   * the same, then without a chance to be dropped again: two windows must not starve each other.
   */
  const run = async (plan: CountPlan, signal: AbortSignal | undefined): Promise<SegmentCount> => {
    const begun = clock.tick();
    let results = await readers.latest("segment-count", plan.queries);
    if (results === null) {
      signal?.throwIfAborted();
      results = await readers.together(plan.queries);
    }
    return plan.read(results, clock.tick() - begun);
  };

  const editable = (id: string): SegmentRecord => {
    const segment = getSegment(store, id);
    if (segment.type !== "dynamic")
      throw new AppError(
        "BAD_INPUT",
        segment.type === "imported"
          ? `‘${segment.name}’ is an imported segment: its members are fixed.`
          : `‘${segment.name}’ is a static segment: its members are chosen by hand.`,
        {
          place: segment.name,
          cure: "Build a new segment on it.",
        },
      );
    return segment;
  };

  return {
    ...createHistory(parts),
    overTime: sizes.overTime,
    query: (segmentId: string, version?: number) => segmentQuery(parts, segmentId, version),
    list(): SegmentRow[] {
      refresher.look();
      const uses = usesOfSegments(store);
      return listSegments(store).map((segment) => rowOf(segment, uses));
    },
    get(id: string) {
      const segment = getSegment(store, id);
      return {
        ...rowOf(segment, usesOfSegments(store)),
        rules: segment.rules,
        imported:
          segment.type === "imported"
            ? { importId: segment.import_id, records: memberRecords(store, id) }
            : null,
      };
    },
    count: (rules: SegmentRules, signal?: AbortSignal) =>
      run(planCount(rules, segmentEnv(parts)), signal),
    countSaved(id: string, signal?: AbortSignal) {
      const segment = getSegment(store, id);
      return run(
        segment.rules === null
          ? planMembersCount(id)
          : planCount(segment.rules, segmentEnv(parts, segment)),
        signal,
      );
    },
    async sample({ rules, id, seed, limit }: SampleInput) {
      if (rules)
        return sampleMembers(parts, compileSegment(rules, segmentEnv(parts)), rules, seed, limit);
      if (id === undefined) throw new AppError("BAD_INPUT", "Name a segment, or give its rules.");
      return sampleMembers(
        parts,
        compileSaved(parts, id),
        getSegment(store, id).rules,
        seed,
        limit,
      );
    },
    fields: () => fields.read(),
    async values(field: CriterionField, search = "") {
      const query = valuesQuery(field, search);
      return query ? readers.all<{ value: string; count: number }>(query.sql, query.values) : [];
    },
    save({ id, name, rules, pinpoint }: SaveInput) {
      if (id !== null) editable(id);
      const segment = { id: id ?? random.id(), name: named(name), rules, pinpoint };
      // Refuses circles, base segments that are gone and chains that are too deep before anything is written.
      compileSegment(rules, segmentEnv(parts, segment));
      const version = store.transaction(() => {
        const written = writeSegment(store, segment, clock.now());
        deleteDraft(store, id);
        for (const using of buildingOn(parts, segment.id)) compileSaved(parts, using.id);
        return written;
      });
      refresher.changed(segment.id);
      topics.touch("segments");
      return { id: segment.id, version };
    },
    createStatic(name: string) {
      const id = random.id();
      insertStatic(store, { id, name: named(name) }, clock.now());
      topics.touch("segments");
      return { id };
    },
    rename(id: string, name: string) {
      getSegment(store, id);
      renameSegment(store, id, named(name), clock.now());
      topics.touch("segments");
      return null;
    },
    duplicate(id: string) {
      const segment = getSegment(store, id);
      const copy = { id: random.id(), name: freeName(`${segment.name.slice(0, 120)} copy`) };
      store.transaction(() => {
        const [newest] = versionsOf(store, id);
        const pinpoint = newest?.pinpoint ?? undefined;
        if (segment.rules)
          writeSegment(store, { ...copy, rules: segment.rules, pinpoint }, clock.now());
        else copyMembers(store, segment, copy, clock.now());
      });
      refresher.changed(copy.id);
      topics.touch("segments");
      return { id: copy.id };
    },
    remove(id: string) {
      const segment = getSegment(store, id);
      const uses = usesOfSegments(store).get(id) ?? [];
      if (uses.length > 0)
        throw new AppError(
          "IN_USE",
          `‘${segment.name}’ is used by ${listOf(uses.map((use) => `${use.kind} ‘${use.name}’`))}.`,
          { place: segment.name, cure: "Remove it there first." },
        );
      setDeleted(store, id, clock.now());
      topics.touch("segments");
      return null;
    },
    restore(id: string) {
      const segment = findSegment(store, id);
      if (!segment) throw new AppError("NOT_FOUND", "This segment is not there any more.");
      setDeleted(store, id, null);
      refresher.changed(id);
      topics.touch("segments");
      return null;
    },
    /** Resolves when no count of the list is under way. */
    idle: async () => {
      await refresher.idle();
      await sizes.idle();
    },
    async stop() {
      fields.stop();
      await sizes.stop();
      await refresher.stop();
    },
  };

  function freeName(wanted: string): string {
    const taken = new Set(listSegments(store).map((segment) => segment.name));
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
    return name;
  }
}

function named(name: string): string {
  const trimmed = name.trim();
  if (!trimmed) throw new AppError("BAD_INPUT", "Name the segment.", { place: "name" });
  return trimmed;
}

const listOf = (names: string[]) =>
  names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
