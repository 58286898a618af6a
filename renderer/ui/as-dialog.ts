/**
 * For the dropdown of a popover whose target is no button itself, with `withRoles={false}` on the popover: the kit would
 * otherwise call the target expandable.
 */
export const asDialog = { role: "dialog" } as const;
