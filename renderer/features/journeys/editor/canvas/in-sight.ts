/** How much of the canvas nothing covers: in a narrow window what is selected is shown over its right side. */
export function inSight(): { width: number; height: number } | null {
  const pane = document.querySelector("[data-canvas]")?.getBoundingClientRect();
  if (!pane) return null;
  const beside = document.querySelector("[data-beside-canvas]")?.getBoundingClientRect();
  const covered = beside && beside.left > pane.left ? Math.max(0, pane.right - beside.left) : 0;
  return { width: pane.width - covered, height: pane.height };
}
