import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { HelperError } from "./helpers/arguments.ts";
import { placesIn } from "./scan.ts";

/** Where something was put into the HTML that somebody wrote. */
type Put = { html: string; at: number; length: number };

/** A failure in the finished HTML, told by its place in the HTML that somebody wrote. */
export function inSource<Result>({ html, at, length }: Put, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof HelperError) || error.at?.source !== "html" || length === 0) throw error;
    const { line, column } = error.at.start;
    const put = placesIn(html)(at);
    const from = put.column - 1;
    if (line !== put.line || column < from) throw error;
    const inside = column < from + length;
    error.at = inside
      ? { source: "preheader", start: { line: 1, column: 0 } }
      : { source: "html", start: { line, column: column - length } };
    throw error;
  }
}

/** Why a message can't be made for somebody, as a finding with its place; a mistake of ours stays an error. */
export function failureFinding(error: unknown): Finding {
  if (!(error instanceof HelperError)) throw error;
  const { at } = error;
  return {
    severity: "error",
    step: "message",
    field: at?.source ?? null,
    text: error.message,
    line: at?.start.line ?? null,
    column: at ? at.start.column + 1 : null,
  };
}
