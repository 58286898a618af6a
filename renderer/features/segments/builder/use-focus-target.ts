import { useCallback, useEffect, useRef, type RefObject } from "react";
import { controlKey, type FocusTarget } from "./builder-context.ts";

/** Puts the focus on a control by where it is in the rules, once it is drawn. */
export function useFocusTarget(root: RefObject<HTMLElement | null>) {
  const wanted = useRef<FocusTarget | null>(null);
  const go = useCallback(() => {
    const target = wanted.current;
    if (!target) return;
    const find = (key: string) =>
      root.current?.querySelector<HTMLElement>(`[data-control="${key}"]`) ?? null;
    // A row's value may need no control, such as for “is set”.
    const found =
      find(controlKey(target)) ??
      ("row" in target ? find(controlKey({ ...target, part: "operator" })) : null);
    if (!found) return;
    wanted.current = null;
    found.focus();
    found.scrollIntoView({ block: "nearest" });
  }, [root]);
  // What is asked for in an event is drawn only after it, so that every drawing looks.
  useEffect(go);
  return useCallback(
    (target: FocusTarget) => {
      wanted.current = target;
      // Where nothing changes nothing is drawn anew.
      requestAnimationFrame(go);
    },
    [go],
  );
}
