import { activityName } from "../../../../data/library.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { figureWords } from "../live/figure-words.ts";
import { readingOrder } from "../navigate.ts";
import { pathWords, placeWords, problemWords, titleOf } from "./card-name.ts";
import { useShownWords } from "./shown.ts";

const partsOf = (id: string) => ({ name: `card-${id}`, line: `card-${id}-line`, more: `card-${id}-more` }); // prettier-ignore

/** The parts that name a card: what is said before its line, the line itself, and what is said after it. */
export const cardLabelledBy = (id: string): string => Object.values(partsOf(id)).join(" ");

/** The id of the line of a card, which is part of its name as it is seen. */
export const cardLineId = (id: string): string => partsOf(id).line;

/** What a screen reader says of a card besides its line: type, name and figures; state, position and paths. */
export function CardWords({ id }: { id: string }) {
  const format = useFormat();
  const problems = useEditor((editor) =>
    problemWords(editor.problems.filter((problem) => problem.activity === id)),
  );
  const before = useShownWords(({ document, overlay }, names) => {
    const activity = document.activities[id];
    const figures = figureWords(overlay?.nodes.get(id) ?? null, format);
    return activity ? said(titleOf(activity.type), activityName(activity, names), figures) : "";
  });
  const after = useShownWords(({ document }, names) =>
    said(
      document.activities[id]?.skipped ? "skipped" : "",
      problems,
      placeWords(readingOrder(document), id),
      ...pathWords(document, id, names),
    ),
  );
  const parts = partsOf(id);
  return (
    <>
      <span id={parts.name} aria-label={`${before},`} hidden />
      <span id={parts.more} aria-label={after} hidden />
    </>
  );
}

const said = (...words: readonly string[]) => words.filter(Boolean).join(", ");
