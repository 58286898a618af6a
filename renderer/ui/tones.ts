import classes from "./tones.module.css";

type StatusTone = "neutral" | "accent" | "info" | "success" | "warning" | "danger";
type ChannelTone = "email" | "sms" | "push" | "voice" | "inapp" | "custom";
type FamilyTone = "entry" | "wait" | "decision" | "action" | "exit";
export type Tone = StatusTone | ChannelTone | FamilyTone;

/** Class that gives an element the colours of its `data-tone`. */
export const toneClass: string = classes["tone"] ?? "";

/** A tone's strong colour as a CSS value, for charts. */
export function toneColor(tone: Tone): string {
  if (tone === "neutral") return "var(--text-3)";
  if (tone === "accent") return "var(--accent-text)";
  if (["entry", "wait", "decision", "action", "exit"].includes(tone)) return `var(--fam-${tone})`;
  if (["info", "success", "warning", "danger"].includes(tone)) return `var(--${tone})`;
  return `var(--ch-${tone})`;
}
