/** Where a mouse or a finger is on the screen; a finger that was lifted, where it was last. */
export function pointOf(event: MouseEvent | TouchEvent | React.MouseEvent | React.TouchEvent): {
  x: number;
  y: number;
} {
  const at = "touches" in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
  return { x: at?.clientX ?? 0, y: at?.clientY ?? 0 };
}
