import type { Condition } from "../../../shared/activities/condition.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { childrenOf, readActivity, type JourneyDocument } from "../../../shared/journey/graph.ts";
import { asksAt } from "../../../shared/journey/walk.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";

/** Who of some contacts is in a segment, or meets criteria, by the data as it is now. */
export type Among = (
  of: { segmentId: string } | Pick<Extract<Condition, { kind: "criteria" }>, "criteria">,
  contacts: readonly number[],
) => Promise<Set<number>>;

type Answer = { asked: Set<number>; inside: Set<number> } | { gone: true };

/**
 * Answers of the segment index, asked for before a batch is walked: the index is another thread, and a batch is one
 * transaction. What was not asked is not answered; then the participant waits for the next batch.
 */
export type Asked = {
  /** Null = not asked. Conditions of others kinds are not known here. */
  holds(condition: Condition, contact: number): boolean | "gone" | null;
  /** What was answered for a contact says nothing any more: a move has changed them. */
  forget(contact: number): void;
};

const ofIndex = (condition: Condition) =>
  condition.kind === "segment" || condition.kind === "criteria";

export async function askIndex(
  among: Among,
  document: JourneyDocument,
  batch: readonly ParticipantRecord[],
): Promise<Asked> {
  const questions = new Map<Condition, Set<number>>();
  for (const [activity, participants] of Map.groupBy(batch, (one) => one.activity))
    for (const condition of soonAt(document, activity).flatMap((id) => asksAt(document, id))) {
      if (!ofIndex(condition)) continue;
      const asked = questions.get(condition) ?? new Set();
      questions.set(condition, asked);
      for (const { contact } of participants) asked.add(contact);
    }
  const answers = new Map<Condition, Answer>();
  for (const [condition, asked] of questions)
    answers.set(condition, await answer(condition, asked));

  async function answer(condition: Condition, asked: Set<number>): Promise<Answer> {
    const contacts = [...asked];
    try {
      if (condition.kind === "criteria")
        return { asked, inside: await among({ criteria: condition.criteria }, contacts) };
      if (condition.kind !== "segment" || condition.segmentId === null) return { gone: true };
      return { asked, inside: await among({ segmentId: condition.segmentId }, contacts) };
    } catch (error) {
      // A segment that is gone, or builds on one that is.
      if (error instanceof AppError && /^(NOT_FOUND|BAD_INPUT)$/.test(error.code))
        return { gone: true };
      throw error;
    }
  }

  return {
    holds(condition, contact) {
      const found = answers.get(condition);
      if (!found) return null;
      if ("gone" in found) return "gone";
      if (!found.asked.has(contact)) return null;
      const inside = found.inside.has(contact);
      return condition.kind === "segment" && !condition.isIn ? !inside : inside;
    },
    forget(contact) {
      for (const answer of answers.values()) if ("asked" in answer) answer.asked.delete(contact);
    },
  };
}

const mostAhead = 12;

/**
 * Where somebody at an activity may come to in the same batch, themselves unchanged until then: past decisions, and past the
 * wait they leave. Asked ahead, all of it is one visit.
 */
function soonAt(document: JourneyDocument, from: string): string[] {
  const found = new Set([from]);
  for (const id of found) {
    const activity = document.activities[id];
    if (!activity || found.size > mostAhead) continue;
    const family = readActivity(activity).type?.family ?? null;
    const passed =
      family === "decision" || (id === from && (family === "wait" || family === "entry"));
    if (passed || activity.skipped) for (const child of childrenOf(document, id)) found.add(child);
  }
  return [...found];
}
