import { oc } from "@orpc/contract";
import { z } from "zod";
import { appErrorCodes } from "../domain/errors.ts";
import type { Topic } from "./topics.ts";

const userError = z.object({ place: z.string().optional(), cure: z.string().optional() });

type AppErrors = {
  [code in (typeof appErrorCodes)[number] | "INTERNAL"]: { data: typeof userError };
};
const errors = Object.fromEntries(
  [...appErrorCodes, "INTERNAL" as const].map((code) => [code, { data: userError }]),
) as AppErrors;

/** Every procedure can fail with the closed set of codes; `INTERNAL` carries only a reference number to the log. */
export const call = oc.$meta<{ topics?: readonly Topic[] }>({}).errors(errors);

/** A query: refetched by the client whenever one of these topics changes. */
export const query = (...topics: Topic[]) => call.meta({ topics });

/** One page by key: pass `next` of the previous page as `after`. */
export const pageInput = { after: z.string().nullish(), limit: z.number().int().min(1).max(500) };
export const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
