import { z } from "zod";
import { SegmentRules } from "../../../shared/domain/segment.ts";

/** What was not saved yet, with when it was last touched. */
const Draft = z.object({ at: z.number(), name: z.string(), rules: SegmentRules });
export type Draft = z.infer<typeof Draft>;

const place = (project: string, segment: string | null) =>
  `wayline.segment-draft.${project}.${segment ?? "new"}`;

/** The draft of a segment (null = the new one) that this computer keeps, or null. */
export function readDraft(project: string, segment: string | null): Draft | null {
  try {
    const kept = localStorage.getItem(place(project, segment));
    return kept === null ? null : (Draft.safeParse(JSON.parse(kept)).data ?? null);
  } catch {
    // Unreadable is as good as none.
    return null;
  }
}

export function keepDraft(project: string, segment: string | null, draft: Draft | null) {
  try {
    if (draft) localStorage.setItem(place(project, segment), JSON.stringify(draft));
    else localStorage.removeItem(place(project, segment));
  } catch {
    // A full or forbidden storage costs only what a crash would have lost anyway.
  }
}
