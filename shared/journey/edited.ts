import type { JourneyDocument } from "./graph.ts";

/** Why an edit is refused; the texts say a way out (ux: refusals are short). */
export const refusals = {
  LOOP: "That would make a loop. Let people re-enter the journey instead.",
  ENTRY_INPUT: "People can’t go back before Entry.",
  ENTRY_FIXED: "Entry is always first.",
  NO_SUCH_ACTIVITY: "That activity is no longer there.",
  NO_SUCH_OUTLET: "That path is no longer there.",
  STUB: "Nothing can come after Held out.",
  TOO_MANY_PATHS: "This split can’t have more paths.",
  TOO_FEW_PATHS: "This split needs the paths it has.",
  TOO_MANY_ACTIVITIES: "A journey can have 300 activities.",
  TOO_DEEP: "A path can have 80 activities one after another.",
  NOT_A_CHAIN: "Select activities that follow each other to move them together.",
  SPLIT_NOT_SKIPPED: "A split can’t be skipped: people would not know which way to go.",
  CHOOSE_PATH: "Choose which path continues.",
  PATH_TAKEN: "That path already leads on. Cut it first, or choose one that ends.",
  ID_TAKEN: "There is an activity with this ID already.",
  BAD_SETTINGS: "These settings can’t be kept.",
  NOT_SUPPORTED: "This activity is of another version and is kept as it is.",
  BAD_CLIPBOARD: "The clipboard does not hold activities of a journey.",
  NOTHING: "Nothing to change.",
} as const;
export type RefusalCode = keyof typeof refusals;

/** What an edit command answers: the new document and what to call the step, or why not. Documents are never changed in place. */
export type Edited =
  | {
      ok: true;
      document: JourneyDocument;
      /** Names the step for undo: “Add Wait after Welcome”. */
      step: string;
      /** What should be selected afterwards. */
      select: string[];
      /** What a live region says, and further sentences such as “2 references were cleared”. */
      said: string;
    }
  | { ok: false; code: RefusalCode; text: string };

export const refuse = (code: RefusalCode, text: string = refusals[code]): Edited => ({
  ok: false,
  code,
  text,
});
