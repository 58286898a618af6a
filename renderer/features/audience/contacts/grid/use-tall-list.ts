import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import {
  afterScroll,
  positionAt,
  revealing,
  rowsAt,
  tallList,
  type Position,
} from "./tall-list.ts";

const start: Position = { top: 0, shift: 0 };

/**
 * Which rows of a list of any length are to be drawn, and where. All rows have one height, so there is nothing to
 * measure and a million of them cost no more than a screenful.
 */
export function useTallList(options: { rows: number; rowHeight: number; head: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { rows, rowHeight, head } = options;
  const [view, setView] = useState(0);
  const at = useRef(start);
  const [drawn, setDrawn] = useState({ first: 0, last: 0, shift: 0 });

  const draw = useCallback(() => {
    const range = rowsAt({ view }, at.current, rows, rowHeight);
    const { shift } = at.current;
    setDrawn((before) =>
      before.first === range.first && before.last === range.last && before.shift === shift
        ? before
        : { ...range, shift },
    );
  }, [view, rows, rowHeight]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => setView(Math.max(0, element.clientHeight - head));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [head]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const scrolled = () => {
      if (element.scrollTop === at.current.top) return;
      at.current = afterScroll(tallList(rows, rowHeight, view), at.current, element.scrollTop);
      draw();
    };
    element.addEventListener("scroll", scrolled, { passive: true });
    return () => element.removeEventListener("scroll", scrolled);
  }, [rows, rowHeight, view, draw]);

  const goTo = useCallback(
    (virtualTop: number) => {
      const element = scroller.current;
      if (!element) return;
      const next = positionAt(tallList(rows, rowHeight, view), at.current, virtualTop);
      element.scrollTop = next.top;
      // A screen of fractional pixels rounds what it is told; where the list is stays exact.
      const { scrollTop } = element;
      at.current = { top: scrollTop, shift: next.top + next.shift - scrollTop };
      draw();
    },
    [rows, rowHeight, view, draw],
  );

  // Fewer or lower rows: what is shown stays inside the list.
  useLayoutEffect(() => {
    goTo(at.current.top + at.current.shift);
  }, [goTo]);

  const reveal = useCallback(
    (row: number, centred = false) => {
      const list = tallList(rows, rowHeight, view);
      const target = revealing(list, at.current, row, rowHeight);
      if (target !== null) goTo(centred ? row * rowHeight - view / 2 : target);
    },
    [rows, rowHeight, view, goTo],
  );

  return {
    scroller,
    ...drawn,
    height: tallList(rows, rowHeight, view).physical,
    page: Math.max(1, Math.floor(view / rowHeight) - 1),
    reveal,
    toTop: useCallback(() => goTo(0), [goTo]),
  };
}
