import { TagsInput, TextInput } from "@mantine/core";
import { useEffect, useRef, useState, type KeyboardEvent } from "react";
import { endpointLimits } from "../../../../shared/domain/endpoint.ts";

/** A value being written: a list of texts for an attribute, one text for anything else. */
export function FactField(props: {
  label: string;
  list: boolean;
  values: readonly string[];
  problem: string | null;
  /** `focus`: by the keyboard, so that the focus goes back to the value. */
  onKeep: (values: string[], focus: boolean) => void;
  onCancel: () => void;
}) {
  const [values, setValues] = useState([...props.values]);
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  // Escape takes the field away, which also leaves it; that must not keep what was typed.
  const ended = useRef(false);
  useEffect(() => {
    field.current?.focus();
    if (!props.list) field.current?.select();
    // oxlint-disable-next-line react/exhaustive-deps -- once, where it opens
  }, []);

  const all = () => (typed.trim() === "" ? values : [...values, typed.trim()]);
  const leave = () => {
    if (!ended.current) props.onKeep(all(), false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      ended.current = true;
      event.preventDefault();
      event.stopPropagation();
      props.onCancel();
    } else if (event.key === "Enter" && (!props.list || typed.trim() === "")) {
      event.preventDefault();
      props.onKeep(all(), true);
    }
  };
  const common = { "aria-label": props.label, error: props.problem, onKeyDown, onBlur: leave };
  return props.list ? (
    <TagsInput
      ref={field}
      size="sm"
      {...common}
      maxTags={endpointLimits.valuesPerAttribute}
      value={values}
      onChange={setValues}
      searchValue={typed}
      onSearchChange={setTyped}
    />
  ) : (
    <TextInput
      ref={field}
      size="sm"
      {...common}
      autoComplete="off"
      spellCheck={false}
      value={values[0] ?? ""}
      onChange={(event) => setValues([event.currentTarget.value])}
    />
  );
}
