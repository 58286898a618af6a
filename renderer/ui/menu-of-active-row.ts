import type { KeyboardEvent } from "react";

/** A table is one stop of the Tab key, so its active row's menu opens with the key made for that. */
export function openMenuOfActiveRow(event: KeyboardEvent<HTMLElement>) {
  const wanted = event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
  const grid = event.target as HTMLElement;
  const row = wanted
    ? document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")
    : null;
  if (!row) return;
  event.preventDefault();
  row.querySelector<HTMLElement>("[data-row-menu]")?.click();
}
