import { z } from "zod";
import { SegmentRules } from "../../../shared/domain/segment.ts";
import type { SegmentDoc } from "./builder/use-segment-edit.ts";

const Given = z.object({
  given: z.object({ name: z.string(), rules: SegmentRules, pinpoint: z.string() }),
});

/** Rules another screen hands to the builder, as the state of the address. */
export const giveToBuilder = (given: z.infer<typeof Given>["given"]) => ({ given });
export const readGiven = (state: unknown): SegmentDoc | null =>
  Given.safeParse(state).data?.given ?? null;
