/** What a drag from the palette carries: a type of activity, or the id of a template part. */
export const dragType = "application/x-wayline-activity";

const prefix = "part:";
export const partDrag = (id: string): string => `${prefix}${id}`;
/** The template part that is dragged; null for a type of activity. */
export const draggedPart = (data: string): string | null =>
  data.startsWith(prefix) ? data.slice(prefix.length) : null;
