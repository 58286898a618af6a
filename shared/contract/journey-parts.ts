import { z } from "zod";
import { call, query } from "./base.ts";

const PartName = z.string().trim().min(1, "Name the template part.").max(120);

/** Activities with the paths between them, kept to be put into journeys again. */
export const JourneyPart = z.object({
  id: z.string(),
  name: PartName,
  /** As on the clipboard. */
  text: z.string().max(2_000_000),
  /** What is in it, in the order of its paths. */
  types: z.array(z.string()),
});
export type JourneyPart = z.infer<typeof JourneyPart>;

const Id = z.object({ id: z.string() });

export const journeyParts = {
  /** By name. */
  list: query("journeys").output(z.array(JourneyPart)),
  make: call.input(JourneyPart.pick({ name: true, text: true })).output(Id),
  rename: call.input(JourneyPart.pick({ id: true, name: true })).output(z.null()),
  remove: call.input(Id).output(z.null()),
};
