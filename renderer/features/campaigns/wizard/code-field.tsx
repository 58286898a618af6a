import { useMemo, useRef, type Ref, type TextareaHTMLAttributes } from "react";
import classes from "./code-field.module.css";

/**
 * A text with line numbers. It is a plain textarea: Tab leaves it, the system's own undo and spelling work. Long lines
 * scroll instead of wrapping, so that a number always stands beside its line.
 */
export function CodeField(
  props: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "value"> & {
    ref?: Ref<HTMLTextAreaElement>;
    value: string;
    label: string;
    /** Lines to point at, counted from 1. */
    marked: readonly number[];
  },
) {
  const { value, label, marked, ...rest } = props;
  const gutter = useRef<HTMLDivElement>(null);
  const count = useMemo(() => linesIn(value), [value]);
  const numbers = useMemo(
    () => Array.from({ length: count }, (_, index) => index + 1).join("\n"),
    [count],
  );
  return (
    <div className={classes.field} data-wrong={marked.length > 0 || undefined}>
      <div
        className={classes.gutter}
        style={{ width: `calc(${Math.max(2, String(count).length)}ch + 20px)` }}
        aria-hidden
      >
        <div ref={gutter} className={classes.numbers}>
          {marked.map((line) => (
            <span
              key={line}
              className={classes.mark}
              style={{ top: `calc(${line - 1} * var(--line))` }}
            />
          ))}
          {numbers}
        </div>
      </div>
      <textarea
        className={classes.area}
        aria-label={label}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        value={value}
        onScroll={(event) => {
          if (gutter.current)
            gutter.current.style.transform = `translateY(-${event.currentTarget.scrollTop}px)`;
        }}
        {...rest}
      />
    </div>
  );
}

function linesIn(text: string): number {
  let count = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}

/** Where line and column are in a text; both counted from 1. */
export function offsetOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const end = text.indexOf("\n", at);
    if (end < 0) break;
    at = end + 1;
  }
  const end = text.indexOf("\n", at);
  return Math.min(at + column - 1, end < 0 ? text.length : end);
}
