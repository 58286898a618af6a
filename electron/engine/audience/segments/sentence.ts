import { segmentSentence, sentenceText } from "../../../../shared/domain/segment-sentence.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import type { Store } from "../../store/database.ts";
import { findSegment } from "../../store/segments.ts";

/** Rules in one sentence, with the names that segments and campaigns have now. */
export const sentenceIn = (store: Store, rules: SegmentRules): string =>
  sentenceText(
    segmentSentence(
      rules,
      (id) => findSegment(store, id)?.name ?? null,
      (id) =>
        store.get<{ name: string }>(
          "SELECT coalesce(nullif(draft ->> '$.name', ''), 'Campaign without a name') AS name FROM campaigns WHERE id = ? AND deleted_at IS NULL",
          id,
        )?.name ?? null,
    ),
  );
