import type { Condition } from "../../../shared/activities/condition.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
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
  covers(activity: string, contact: number): boolean;
};

const ofIndex = (condition: Condition) =>
  condition.kind === "segment" || condition.kind === "criteria";

export async function askIndex(
  among: Among,
  document: JourneyDocument,
  batch: readonly ParticipantRecord[],
): Promise<Asked> {
  const answers = new Map<Condition, Answer>();
  for (const [activity, participants] of Map.groupBy(batch, (one) => one.activity)) {
    const conditions = asksAt(document, activity).filter(ofIndex);
    const contacts = participants.map((one) => one.contact);
    for (const condition of conditions) answers.set(condition, await answer(condition, contacts));
  }

  async function answer(condition: Condition, contacts: number[]): Promise<Answer> {
    const asked = new Set(contacts);
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
    covers: (activity, contact) =>
      asksAt(document, activity)
        .filter(ofIndex)
        .every((condition) => {
          const found = answers.get(condition);
          return found !== undefined && ("gone" in found || found.asked.has(contact));
        }),
  };
}
