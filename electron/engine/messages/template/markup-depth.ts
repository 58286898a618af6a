import { Tokenizer } from "htmlparser2";
import { placesIn, type Place } from "./scan.ts";

/** No mail program shows more, and whoever reads HTML looks at all open elements again and again. */
const mostLevels = 2000;

/** Elements that have no end, or whose end need not be written: they are not counted. */
const uncounted = new Set(
  "area base br col embed hr img input link meta param source track wbr p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt".split(
    " ",
  ),
);

/** The first place where elements stand too deep inside one another; null where none do. */
export function markupTooDeep(html: string): Place | null {
  let open = 0;
  let found: number | null = null;
  const nothing = () => undefined;
  const counts = (start: number, end: number) =>
    !uncounted.has(html.slice(start, end).toLowerCase());
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      onopentagname(start, end) {
        if (!counts(start, end)) return;
        open += 1;
        if (open > mostLevels) found ??= start - 1;
      },
      onclosetag(start, end) {
        if (counts(start, end) && open > 0) open -= 1;
      },
      onselfclosingtag() {
        if (open > 0) open -= 1;
      },
      onopentagend: nothing,
      onattribname: nothing,
      onattribdata: nothing,
      onattribentity: nothing,
      onattribend: nothing,
      ontext: nothing,
      ontextentity: nothing,
      oncdata: nothing,
      oncomment: nothing,
      ondeclaration: nothing,
      onprocessinginstruction: nothing,
      onend: nothing,
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  return found === null ? null : placesIn(html)(found);
}
