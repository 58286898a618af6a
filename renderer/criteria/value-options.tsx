import { Combobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconCheck } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { CriterionField } from "../../shared/domain/segment.ts";
import { fold } from "../../shared/domain/segment-text.ts";
import { useEngine } from "../data/engine.tsx";
import { useFormat } from "../ui/window-settings.tsx";
import pickers from "./pickers.module.css";
import { valueText } from "./value-texts.ts";

/** The most common values of a field that fit what is typed, with how many contacts have each. */
export function ValueOptions(props: {
  field: CriterionField;
  search: string;
  chosen: readonly string[];
  /** The list itself stays, since the field names it. */
  opened: boolean;
}) {
  const { field, chosen, opened } = props;
  const format = useFormat();
  const [search] = useDebouncedValue(props.search.trim(), 120);
  // Channels are searched here, by the names they are shown with.
  const asked = field.kind === "channel" ? "" : search.slice(0, 100);
  const values = useQuery({
    ...useEngine().segments.values.queryOptions({
      input: { field, ...(asked ? { search: asked } : {}) },
    }),
    enabled: opened,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const found = (opened ? (values.data ?? []) : []).filter(
    ({ value }) => field.kind !== "channel" || fold(valueText(field, value)).includes(fold(search)),
  );
  return (
    <>
      <Combobox.Options className={pickers.options ?? ""} aria-label="Values in the data">
        {found.map(({ value, count }) => (
          <Combobox.Option
            key={value}
            value={value}
            active={chosen.includes(value)}
            aria-selected={chosen.includes(value)}
            className={pickers.option ?? ""}
          >
            <span className={pickers.optionName}>{valueText(field, value)}</span>
            <span className={pickers.optionCount}>{format.count(count)}</span>
            {chosen.includes(value) ? <IconCheck size={14} /> : null}
          </Combobox.Option>
        ))}
        {found.length === 0 ? (
          <Combobox.Empty className={pickers.none ?? ""}>
            {values.isPending
              ? "Looking for values…"
              : values.isError
                ? "The values in the data could not be read. Type one."
                : search
                  ? `Nobody has “${search}”. Enter adds it all the same.`
                  : "Nobody has a value yet. Type one."}
          </Combobox.Empty>
        ) : null}
      </Combobox.Options>
      {opened && values.data?.length === 50 ? (
        <Combobox.Footer className={pickers.footer ?? ""}>
          The 50 most common. Type to find others.
        </Combobox.Footer>
      ) : null}
    </>
  );
}
