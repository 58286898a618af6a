import { CloseButton, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import classes from "../contacts.module.css";

const pause = 150;

/**
 * Narrows the list while one types, from two characters on; Enter takes a single one too. `value` is what the list is
 * narrowed by, which may change from elsewhere.
 */
export function SearchField(props: {
  value: string;
  onSearch: (text: string) => void;
  /** ↓ leads from here into the list. */
  onDown: () => void;
  autoFocus?: boolean;
}) {
  const { value, onSearch } = props;
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (value !== known) {
    setKnown(value);
    // The list lags behind the typing by one pause; only what came from elsewhere replaces the text.
    if (document.activeElement !== input.current || value === "") setText(value);
  }
  useEffect(() => {
    if (props.autoFocus) input.current?.focus({ preventScroll: true });
    return () => clearTimeout(timer.current);
    // oxlint-disable-next-line react/exhaustive-deps -- only where the page opens
  }, []);

  const search = (next: string, after: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onSearch(next.trim()), after);
  };
  const change = (next: string) => {
    setText(next);
    if (next.trim().length !== 1) search(next, pause);
  };

  return (
    <TextInput
      ref={input}
      size="sm"
      className={classes.search ?? ""}
      type="search"
      aria-label="Search contacts"
      placeholder="Name, address or ID"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      leftSection={<IconSearch size={15} />}
      rightSection={
        text ? (
          <CloseButton
            size="sm"
            aria-label="Clear the search"
            onClick={() => {
              change("");
              input.current?.focus();
            }}
          />
        ) : null
      }
      value={text}
      onChange={(event) => change(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") search(text, 0);
        else if (event.key === "ArrowDown") props.onDown();
        else if (event.key === "Escape" && text) change("");
        else return;
        event.preventDefault();
      }}
    />
  );
}
