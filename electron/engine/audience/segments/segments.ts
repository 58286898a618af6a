import type {
  OverlapSet,
  SegmentChoice,
  SegmentRow,
} from "../../../../shared/contract/segments.ts";
import type { z } from "zod";
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
import { countRules, countSegment, readPanel } from "./count.ts";
import { readFields, readValues } from "./fields.ts";
import { checkContact } from "./check.ts";
import { createHistory } from "./drafts.ts";
import { readEffect } from "./effect.ts";
import { readOverlap } from "./overlap.ts";
import { createPinpoint } from "./pinpoint.ts";
import { createRefresher } from "./refresh.ts";
import { sampleMembers } from "./sample.ts";
import { createSizes } from "./sizes.ts";
import { asOfNow, buildingOn, resolved, resolvedSegment } from "./sources.ts";

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
  const { store, clock, random, topics } = parts;
  const refresher = createRefresher(parts);
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

  const editable = (id: string): SegmentRecord => {
    const segment = getSegment(store, id);
    if (segment.type !== "dynamic")
      throw new AppError(
        "BAD_INPUT",
        segment.type === "imported"
          ? `“${segment.name}” is an imported segment: its members are fixed.`
          : `“${segment.name}” is a static segment: its members are chosen by hand.`,
        {
          place: segment.name,
          cure: "Build a new segment on it.",
        },
      );
    return segment;
  };

  return {
    ...createHistory(parts),
    ...createPinpoint(parts),
    overTime: sizes.overTime,
    check: (of: z.infer<typeof SegmentChoice>, contact: number) => checkContact(parts, of, contact),
    effect: (id: string, rules: SegmentRules) => readEffect(parts, id, rules),
    /** What a segment's members depend on: the same text for the same rules. */
    fingerprint: (id: string) => JSON.stringify(resolvedSegment(parts, id)),
    /** The endpoint keys of a segment's members above `after`, up to `upTo`: as they are now. */
    async members(id: string, range: { after: number; upTo: number }): Promise<Uint32Array> {
      const rules = resolvedSegment(parts, id);
      return (await parts.index.ask("members", { rules, ...asOfNow(parts), ...range })).keys;
    },
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
    count: (rules: SegmentRules, signal?: AbortSignal) => countRules(parts, rules, signal),
    countSaved: (id: string, signal?: AbortSignal) => countSegment(parts, id, signal),
    panel: (input: Parameters<typeof readPanel>[1], signal?: AbortSignal) =>
      readPanel(parts, input, signal),
    overlap: (sets: readonly z.infer<typeof OverlapSet>[]) => readOverlap(parts, sets),
    eventFields: (name: string) => parts.index.ask("eventFields", { name }),
    index: () => parts.index.status(),
    async rebuildIndex() {
      await parts.index.rebuild();
      return null;
    },
    async sample({ rules, id, seed, limit }: SampleInput) {
      if (rules) return sampleMembers(parts, resolved(parts, rules), rules, seed, limit);
      if (id === undefined) throw new AppError("BAD_INPUT", "Name a segment, or give its rules.");
      return sampleMembers(
        parts,
        resolvedSegment(parts, id),
        getSegment(store, id).rules,
        seed,
        limit,
      );
    },
    fields: () => readFields(parts),
    values: (field: CriterionField, search = "") => readValues(parts, field, search),
    save({ id, name, rules, pinpoint }: SaveInput) {
      if (id !== null) editable(id);
      const segment = { id: id ?? random.id(), name: named(name), rules, pinpoint };
      // Refuses circles, base segments that are gone and chains that are too deep before anything is written.
      resolved(parts, rules, segment);
      const version = store.transaction(() => {
        const written = writeSegment(store, segment, clock.now());
        deleteDraft(store, id);
        for (const using of buildingOn(parts, segment.id)) resolvedSegment(parts, using.id);
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
          `“${segment.name}” is used by ${listOf(uses.map((use) => `${use.kind} “${use.name}”`))}.`,
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
