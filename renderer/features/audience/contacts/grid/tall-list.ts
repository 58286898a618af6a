/**
 * Arithmetic of a list that is taller than a browser lets an element be (a million rows are 36 million px; engines stop
 * at 16 to 33). The page scrolls over `physical` px that stand for `virtual` ones. Small steps move one to one, so that
 * reading feels as it should; a drag of the scrollbar maps the whole of one onto the whole of the other. `shift` is how
 * far the two are apart just now. `view` is the height rows are seen in.
 */
export type TallList = { virtual: number; physical: number; view: number };
export type Position = { top: number; shift: number };

const mostPixels = 8_000_000;

export const tallList = (rows: number, rowHeight: number, view: number): TallList => ({
  virtual: rows * rowHeight,
  physical: Math.min(rows * rowHeight, mostPixels),
  view,
});

const ends = ({ virtual, physical, view }: TallList) => ({
  virtualEnd: Math.max(0, virtual - view),
  physicalEnd: Math.max(0, physical - view),
});
const clamp = (value: number, end: number) => Math.max(0, Math.min(end, value));

/** Where the list is after the page scrolled from `before.top` to `top`. */
export function afterScroll(list: TallList, before: Position, top: number): Position {
  const { virtualEnd, physicalEnd } = ends(list);
  if (list.virtual <= list.physical) return { top, shift: 0 };
  if (top <= 0) return { top, shift: -top };
  if (top >= physicalEnd) return { top, shift: virtualEnd - top };
  const step = top - before.top;
  const wanted =
    Math.abs(step) <= 2 * list.view
      ? before.top + before.shift + step
      : (top / physicalEnd) * virtualEnd;
  return { top, shift: clamp(wanted, virtualEnd) - top };
}

/** Where to scroll the page so that the list begins at `virtualTop`. */
export function positionAt(list: TallList, before: Position, virtualTop: number): Position {
  const { virtualEnd, physicalEnd } = ends(list);
  const wanted = clamp(virtualTop, virtualEnd);
  if (list.virtual <= list.physical) return { top: wanted, shift: 0 };
  const near = before.top + wanted - (before.top + before.shift);
  // Inside the ends there is room for small steps both ways; at the ends both must meet.
  const keeps = Math.abs(near - before.top) <= 2 * list.view && near > 0 && near < physicalEnd;
  const top =
    wanted === 0
      ? 0
      : wanted === virtualEnd
        ? physicalEnd
        : keeps
          ? near
          : Math.max(1, Math.min(physicalEnd - 1, Math.round((wanted / virtualEnd) * physicalEnd)));
  return { top, shift: wanted - top };
}

/** First and last row (the last one excluded) to draw, with some around what is seen. */
export function rowsAt(
  { view }: Pick<TallList, "view">,
  { top, shift }: Position,
  rows: number,
  rowHeight: number,
): { first: number; last: number } {
  const spare = 8;
  const begin = (top + shift) / rowHeight;
  // In fours, so that a row's height of scrolling does not draw anew every time.
  const first = Math.floor((begin - spare) / 4) * 4;
  const last = Math.ceil((begin + view / rowHeight + spare) / 4) * 4;
  return { first: Math.max(0, Math.min(rows, first)), last: Math.max(0, Math.min(rows, last)) };
}

/** The smallest move that brings a row wholly into view; null where it is. */
export function revealing(
  list: TallList,
  { top, shift }: Position,
  row: number,
  rowHeight: number,
): number | null {
  const at = row * rowHeight;
  const begin = top + shift;
  if (at < begin) return at;
  return at + rowHeight > begin + list.view ? at + rowHeight - list.view : null;
}
