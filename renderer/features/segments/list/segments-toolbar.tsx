import { Button, CloseButton, Select, TextInput } from "@mantine/core";
import { IconCirclesRelation, IconSearch } from "@tabler/icons-react";
import type { Ref } from "react";
import { SegmentType } from "../../../../shared/domain/segment.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./list.module.css";
import type { SegmentFilter } from "./segment-filter.ts";

const types = [
  { value: "", label: "All types" },
  { value: "dynamic", label: "Dynamic" },
  { value: "imported", label: "Imported" },
  { value: "static", label: "Static" },
];
const uses = [
  { value: "", label: "Used or not" },
  { value: "used", label: "Used" },
  { value: "unused", label: "Unused" },
];

export function SegmentsToolbar(props: {
  filter: SegmentFilter;
  onFilter: (filter: SegmentFilter) => void;
  ref: Ref<HTMLInputElement>;
  shown: number;
  /** Null until it is known. */
  all: number | null;
  onCompare: () => void;
  /** How many rows are ticked. */
  ticked: number;
}) {
  const { filter, onFilter, shown, all, ref } = props;
  const format = useFormat();
  const clear = () => onFilter({ ...filter, search: "" });
  return (
    <div className={classes.toolbar}>
      <TextInput
        ref={ref}
        size="sm"
        className={classes.search ?? ""}
        type="search"
        aria-label="Search segments"
        placeholder="Search by name"
        autoComplete="off"
        leftSection={<IconSearch size={15} />}
        rightSection={
          filter.search ? (
            <CloseButton size="sm" aria-label="Clear the search" onClick={clear} />
          ) : null
        }
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.currentTarget.value })}
        onKeyDown={(event) => {
          if (event.key === "Escape" && filter.search) clear();
        }}
      />
      <Select
        size="sm"
        w={130}
        aria-label="Type"
        data={types}
        value={filter.type ?? ""}
        onChange={(value) =>
          onFilter({ ...filter, type: SegmentType.safeParse(value).data ?? null })
        }
      />
      <Select
        size="sm"
        w={130}
        aria-label="Use"
        data={uses}
        value={filter.used ?? ""}
        onChange={(value) =>
          onFilter({ ...filter, used: value === "used" || value === "unused" ? value : null })
        }
      />
      <Button
        size="sm"
        leftSection={<IconCirclesRelation size={16} />}
        disabled={(all ?? 0) < 2 || props.ticked > 3}
        title={props.ticked > 3 ? "Two or three segments can be compared." : undefined}
        onClick={props.onCompare}
      >
        {props.ticked > 1 ? `Compare ${props.ticked}` : "Compare"}
      </Button>
      <output className={classes.count} aria-live="polite">
        {all === null ? null : shown === all ? (
          <>
            <strong>{format.count(all)}</strong> {all === 1 ? "segment" : "segments"}
          </>
        ) : (
          <>
            <strong>{format.count(shown)}</strong> of {format.count(all)}
          </>
        )}
      </output>
    </div>
  );
}
