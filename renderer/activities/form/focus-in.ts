const controls =
  "input:not([type=hidden]):not(:disabled), textarea:not(:disabled), select:not(:disabled), button:not(:disabled), [tabindex='0']";

/** Gives the focus to the first control of a field, or of everything for “”. A field inside a missing one is looked for further out. */
export function focusIn(root: HTMLElement, field: string): void {
  const place =
    field === ""
      ? root
      : (root.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`) ??
        root.querySelector<HTMLElement>(
          `[data-field="${CSS.escape(field.split(".")[0] ?? "")}"]`,
        ) ??
        root);
  const found = [...place.querySelectorAll<HTMLElement>(controls)];
  const first = found.find((one) => one.tabIndex >= 0) ?? found[0];
  place.scrollIntoView?.({ block: "nearest" });
  first?.focus();
}
