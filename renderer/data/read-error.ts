import { ORPCError } from "@orpc/client";

/** What a person is told: what failed, what to do, where, and the number to look up in the log. */
export type Problem = {
  message: string;
  cure: string | null;
  place: string | null;
  reference: string | null;
  /** For *Copy details*. */
  details: string;
};

const textOf = (data: unknown, key: "cure" | "place"): string | null => {
  if (typeof data !== "object" || data === null) return null;
  const value = (data as Record<string, unknown>)[key];
  return typeof value === "string" && value !== "" ? value : null;
};

/** Answers of the engine carry a code of ours; anything else means the line to it broke. */
export const isEngineAnswer = (error: unknown): error is ORPCError<string, unknown> =>
  error instanceof ORPCError;

export function readError(error: unknown): Problem {
  if (!isEngineAnswer(error)) {
    return {
      message: "The engine did not answer.",
      cure: "Wayline is reconnecting. Try again in a moment.",
      place: null,
      reference: null,
      details: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
  const place = textOf(error.data, "place");
  const cure = textOf(error.data, "cure");
  const details = [error.code, error.message, place, cure].filter(Boolean).join("\n");
  if (error.code === "INTERNAL" || error.code === "INTERNAL_SERVER_ERROR") {
    return {
      message: "Something went wrong inside Wayline.",
      cure: cure ?? "Try again. If it happens again, the log has more under this number.",
      place: null,
      reference: place ?? /[0-9A-F]{4,}[0-9A-F-]*/i.exec(error.message)?.[0] ?? null,
      details,
    };
  }
  return { message: error.message, cure, place, reference: null, details };
}
