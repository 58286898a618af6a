import { HelperError } from "./arguments.ts";

/** Loops inside loops and partials inside partials: a template that takes more steps than this is stopped. */
const mostSteps = 50_000;
/** Characters that helpers, loops and partials may read and write for one message; no server takes a mail as long. */
const mostText = 20_000_000;

/** Counts what one rendering does, so that it ends: not by time, so that it ends everywhere at the same place. */
export function createBudget() {
  let steps = 0;
  let text = 0;
  const write = (length: number) => {
    text += length;
    if (text > mostText)
      throw new HelperError("This is stopped: the message would become far too long.");
  };
  return {
    begin() {
      steps = 0;
      text = 0;
    },
    /** Told of every round of a loop and of every use of a partial. */
    take(count: number) {
      steps += count;
      if (steps > mostSteps)
        throw new HelperError(
          "This is stopped, because it takes too long: there are too many loops or partials inside one another.",
        );
    },
    /** Told of the length of every text that is read or made. */
    write,
  };
}
export type Budget = ReturnType<typeof createBudget>;

/** A text with another put into it: refused before it is made, because making it may take all memory there is. */
export function replaced(text: string, old: string, by: string): string {
  const pieces = text.split(old);
  if (text.length + (pieces.length - 1) * (by.length - old.length) > mostText)
    throw new HelperError("This is stopped: the message would become far too long.");
  return pieces.join(by);
}
