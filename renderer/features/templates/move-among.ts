import type { KeyboardEvent } from "react";

/** Arrows choose among cards, as among radio buttons. */
export function moveAmong(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const cards = [...event.currentTarget.querySelectorAll<HTMLElement>("[role=radio]")];
  const at = cards.findIndex((card) => card === document.activeElement);
  const next = cards[(at + step + cards.length) % cards.length];
  next?.focus();
  next?.click();
}
