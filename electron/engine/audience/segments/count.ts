import type {
  SegmentCount,
  SegmentPanel,
  WaterfallStep,
} from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import type { AnswerOf, InputOf } from "../../store/segment-index/protocol.ts";
import { getSegment } from "../../store/segments.ts";
import { groupPieces, ignoredRows, rowPieces, steps } from "./pieces.ts";
import { samplesOf } from "./sample.ts";
import { asOfNow, membersOnly, resolved } from "./sources.ts";

type Self = { id: string; name: string };
type Asked = InputOf<"panel">;
type Answered = AnswerOf<"panel">;

/**
 * A newer question of the same kind drops an older one. Who asked and has not called off gets an answer all the same, then
 * without a chance to be dropped again: two windows must not starve each other.
 */
async function ask(
  parts: Parts,
  question: Asked,
  { topic, signal, stale }: { topic: string; signal?: AbortSignal | undefined; stale?: boolean },
): Promise<Answered> {
  const answer = await parts.index.latest("panel", question, {
    topic,
    signal,
    stale: stale ?? false,
  });
  if (answer !== null) return answer;
  signal?.throwIfAborted();
  return parts.index.ask("panel", question);
}

/** Everything the panel shows of rules, as one question, and how to read its answer. */
function planOf(
  parts: Parts,
  rules: SegmentRules,
  self: Self | undefined,
  draw: { seed: number; limit: number },
) {
  const rows = rowPieces(rules);
  const groups = groupPieces(rules);
  const waterfall = steps(rules);
  const pieces = [...rows.flat(2), ...groups];
  const question: Asked = {
    rules: resolved(parts, rules, self),
    ...asOfNow(parts),
    pieces: pieces.map((piece) => piece && resolved(parts, piece, self)),
    steps: waterfall.map((step) => resolved(parts, step.rules, self)),
    ...draw,
  };
  const count = (answer: Answered, milliseconds: number): SegmentCount => {
    let at = 0;
    return {
      ...answer.count,
      criteria: rows.map((boxes) => boxes.map((box) => box.map(() => answer.pieces[at++] ?? null))),
      groups: groups.map(() => answer.pieces[at++] ?? 0),
      ignored: ignoredRows(rules),
      milliseconds,
    };
  };
  const fall = ({ steps: left }: Answered): WaterfallStep[] => [
    { kind: "all", group: null, box: null, row: null, contacts: left[0] ?? 0, removed: 0 },
    ...waterfall.map(({ kind, group, box, row }, n) => ({
      kind,
      group,
      box,
      row,
      contacts: left[n + 1] ?? 0,
      removed: (left[n] ?? 0) - (left[n + 1] ?? 0),
    })),
  ];
  return { question, count, fall };
}

/** Counts rules that need not be saved. */
export async function countRules(
  parts: Parts,
  rules: SegmentRules,
  signal?: AbortSignal,
  self?: Self,
): Promise<SegmentCount> {
  const begun = parts.clock.tick();
  const { question, count } = planOf(parts, rules, self, { seed: 0, limit: 0 });
  const answer = await ask(parts, question, { topic: "segment-count", signal });
  return count(answer, parts.clock.tick() - begun);
}

/** Counts a saved segment of any type. */
export async function countSegment(
  parts: Parts,
  id: string,
  signal?: AbortSignal,
): Promise<SegmentCount> {
  const segment = getSegment(parts.store, id);
  if (segment.rules !== null) return countRules(parts, segment.rules, signal, segment);
  const begun = parts.clock.tick();
  const count = await parts.index.ask("count", { rules: membersOnly(id), ...asOfNow(parts) });
  return {
    ...count,
    criteria: [],
    groups: [],
    ignored: [],
    milliseconds: parts.clock.tick() - begun,
  };
}

/** Contacts shown beside the count. */
const samplesShown = 5;

/** The live panel: everything from one state of the data. `id` is the saved segment the rules belong to. */
export async function readPanel(
  parts: Parts,
  { rules, seed, id }: { rules: SegmentRules; seed: number; id?: string | undefined },
  signal?: AbortSignal,
): Promise<SegmentPanel> {
  const begun = parts.clock.tick();
  const self = id === undefined ? undefined : getSegment(parts.store, id);
  const { question, count, fall } = planOf(parts, rules, self, { seed, limit: samplesShown });
  const answer = await ask(parts, question, { topic: "segment-panel", signal, stale: true });
  return {
    count: count(answer, parts.clock.tick() - begun),
    waterfall: fall(answer),
    samples: samplesOf(parts, answer.samples, rules),
    current: answer.current,
    asOf: answer.asOf,
  };
}
