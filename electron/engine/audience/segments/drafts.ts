import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Parts } from "../../parts.ts";
import { deleteDraft, readDraft, writeDraft } from "../../store/segment-drafts.ts";
import { getSegment, versionsOf } from "../../store/segments.ts";
import { sentenceIn } from "./sentence.ts";

export type DraftInput = {
  id: string | null;
  name: string;
  rules: SegmentRules;
  pinpoint?: string | undefined;
  version: number | null;
};

/** What is being built, and what was saved before. */
export function createHistory({ store, clock }: Parts) {
  return {
    draft: (id: string | null) => readDraft(store, id),
    keepDraft({ id, pinpoint, ...draft }: DraftInput): null {
      if (id !== null) getSegment(store, id);
      writeDraft(store, id, { ...draft, pinpoint: pinpoint ?? null }, clock.now());
      return null;
    },
    dropDraft(id: string | null): null {
      deleteDraft(store, id);
      return null;
    },
    /** Every version with its rules in a sentence, newest first. Saving an old one's rules brings it back. */
    versions(id: string) {
      getSegment(store, id);
      return versionsOf(store, id).map(({ version, created_at: createdAt, rules }) => ({
        version,
        createdAt,
        sentence: sentenceIn(store, rules),
        rules,
      }));
    },
  };
}
