import { initials } from "../../shared/domain/contact.ts";
import classes from "./avatar.module.css";
import { toneClass, type Tone } from "./tones.ts";

const tints: Tone[] = ["accent", "push", "sms", "wait", "decision", "email", "voice", "entry"];

/** The same name always gets the same tint. */
function tintOf(name: string): Tone {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return tints[sum % tints.length] ?? "accent";
}

export function Avatar({ name, size = 26 }: { name: string; size?: 26 | 40 }) {
  return (
    <span
      className={`${classes.avatar} ${toneClass}`}
      data-tone={tintOf(name)}
      data-size={size}
      aria-hidden
    >
      {initials(name)}
    </span>
  );
}
