import { ValidationError } from "@orpc/contract";
import { implement, ORPCError } from "@orpc/server";
import { contract } from "../../../shared/contract/index.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Engine, OpenProject } from "../engine.ts";

export type ApiContext = { engine: Engine };

const base = implement(contract).$context<ApiContext>();

/** Input that the contract does not take: its own words for the first thing that is wrong, and where that stands. */
function named(error: ORPCError<string, unknown>): ORPCError<string, unknown> {
  const [issue] = error.cause instanceof ValidationError ? error.cause.issues : [];
  if (error.code !== "BAD_REQUEST" || !issue) return error;
  const place = (issue.path ?? [])
    .map((part) => String(typeof part === "object" ? part.key : part))
    .join(".");
  return new ORPCError("BAD_INPUT", {
    defined: true,
    message: issue.message,
    data: { place: place || null, cure: null },
    cause: error,
  });
}

/**
 * Every procedure: an `AppError` goes out with its code, its place and its cure; anything else is a bug, goes to the log
 * and goes out as a reference number only.
 */
export const api = base.use(async ({ context, next, path }) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof ORPCError) throw named(error);
    if (error instanceof AppError)
      throw new ORPCError(error.code, {
        defined: true,
        message: error.message,
        data: { place: error.place, cure: error.cure },
      });
    const reference = context.engine.log.error(`call ${path.join(".")}`, error);
    throw new ORPCError("INTERNAL", {
      defined: true,
      message: `Something went wrong inside Wayline. It is noted in the log as ${reference}.`,
      data: { place: reference },
    });
  }
});

/** The same, for procedures that need an open project: handlers find it as `context.project`. */
export const projectApi = api.use(({ context, next }) => {
  const project: OpenProject = context.engine.project();
  return next({ context: { project } });
});
