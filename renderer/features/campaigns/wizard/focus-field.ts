import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { offsetOf } from "./code-field.tsx";

const focusable = "input:not([disabled]), textarea, select, button:not([disabled]), a[href]";

/** The name of the field that a finding is about: a default has one per variable. */
function nameOfField({ field, text }: Finding): string | null {
  if (field !== "defaults") return field;
  return `default:${/\{\{([^}]+)\}\}/.exec(text)?.[1] ?? ""}`;
}

/** Of a group of choices, the one that is chosen. */
function firstField(form: HTMLElement): HTMLElement | null {
  const first = form.querySelector<HTMLElement>(focusable);
  const group = first?.closest("[role=radiogroup]");
  return group?.querySelector<HTMLElement>("[aria-checked=true], input:checked") ?? first;
}

/** Puts the focus where a finding is, else on the first field with an error, else on the first field. */
export function focusField(form: HTMLElement | null, finding: Finding | null) {
  if (!form) return;
  const name = finding && nameOfField(finding);
  const target =
    (name ? form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) : null) ??
    form.querySelector<HTMLElement>("[aria-invalid=true]") ??
    firstField(form);
  target?.focus();
  target?.scrollIntoView({ block: "nearest" });
  if (!finding?.line || !(target instanceof HTMLTextAreaElement)) return;
  const at = offsetOf(target.value, finding.line, finding.column ?? 1);
  target.setSelectionRange(at, at);
  const height = Number.parseFloat(getComputedStyle(target).lineHeight) || 19;
  target.scrollTop = Math.max(0, (finding.line - 4) * height);
}
