import { useState, type ChangeEvent } from "react";
import { asksForVariable, insertVariable } from "./variables.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

/** A field into which variables can be put where the caret last was. `attach` goes to its `ref`. */
export function useVariableField(value: string, onChange: (text: string) => void) {
  const [field, attach] = useState<Field | null>(null);
  const [opened, setOpened] = useState(false);

  const write = (event: ChangeEvent<Field>) => {
    const { value: text, selectionStart } = event.currentTarget;
    onChange(text);
    const typed = (event.nativeEvent as InputEvent).data === "{";
    if (typed && asksForVariable(text, selectionStart ?? text.length)) setOpened(true);
  };

  const onOpen = (open: boolean) => {
    setOpened(open);
    // After the list has given the focus to its button.
    if (!open) setTimeout(() => field?.focus());
  };

  const onPick = (name: string) => {
    const [start, end] = [field?.selectionStart, field?.selectionEnd];
    const selection = { start: start ?? value.length, end: end ?? value.length };
    const { text, caret } = insertVariable(value, selection, name);
    onChange(text);
    setOpened(false);
    // The caret belongs behind the variable once the field shows it.
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    });
  };

  return { attach, write, picker: { opened, onOpen, onPick } };
}
