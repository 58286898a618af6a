/** Gives the focus to a card of the canvas, or to a row of the list, once it is drawn. */
export function focusCard(id: string): void {
  requestAnimationFrame(() => {
    const found = document.querySelector<HTMLElement>(
      `[data-journey-focus] [data-id="${CSS.escape(id)}"]`,
    );
    found?.focus({ preventScroll: true });
  });
}
