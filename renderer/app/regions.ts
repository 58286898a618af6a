const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), select, textarea, [tabindex="0"]';
const order = ["title-bar", "navigation", "page-header", "main", "panel", "toasts", "status"];

/** The regions on screen, in the order of F6. */
function regions(): HTMLElement[] {
  const found = [...document.querySelectorAll<HTMLElement>("[data-region]")];
  return order.flatMap((name) => found.filter((region) => region.dataset["region"] === name));
}

const firstIn = (region: HTMLElement, others: HTMLElement[]): HTMLElement | null =>
  [...region.querySelectorAll<HTMLElement>(focusable)].find(
    (element) =>
      element.checkVisibility?.() !== false &&
      !others.some(
        (other) => other !== region && region.contains(other) && other.contains(element),
      ),
  ) ?? null;

/** Moves the focus to the next or previous region that has something to focus. */
export function moveRegion(step: 1 | -1) {
  const all = regions();
  const here = document.activeElement;
  // The innermost region counts: a page's header lies inside main.
  const at = all.findLastIndex(
    (region) =>
      region.contains(here) &&
      !all.some((other) => other !== region && region.contains(other) && other.contains(here)),
  );
  for (let tried = 1; tried <= all.length; tried += 1) {
    const start = at < 0 && step < 0 ? 0 : at;
    const region = all[(start + step * tried + all.length * 2) % all.length];
    const target = region && firstIn(region, all);
    if (target) {
      target.focus();
      return;
    }
  }
}
