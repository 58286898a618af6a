import { ORPCError } from "@orpc/client";
import { type AppErrorCode, appErrorCodes } from "../../shared/domain/errors.ts";

export type Refusal = { code: AppErrorCode; message: string; cure?: string };

/** What the engine refused with words for the user; null for everything else, which is a bug or a broken line. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof ORPCError)) return null;
  const code = appErrorCodes.find((known) => known === error.code);
  if (!code) return null;
  const { cure } = (error.data ?? {}) as { cure?: unknown };
  return { code, message: error.message, ...(typeof cure === "string" ? { cure } : {}) };
}
