import { Select } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { Criterion, CriterionField } from "../../shared/domain/segment.ts";
import { useCriteria } from "./criteria-context.ts";
import classes from "./values.module.css";

type Option = { value: string; label: string; disabled?: boolean };

/** One of a closed list: an opt-out, a status, a campaign, a segment. */
export function ChoiceValues(props: {
  criterion: Criterion;
  onChange: (to: (row: Criterion) => Criterion) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
}) {
  const { criterion, onChange } = props;
  const { field, values } = criterion;
  const options = useOptions(field);
  const value =
    field.kind === "campaign"
      ? field.campaignId
      : field.kind === "segment"
        ? field.segmentId
        : String(values[0] ?? "");
  const gone = value !== "" && options !== null && !options.some((one) => one.value === value);
  const searchable = field.kind === "campaign" || field.kind === "segment";
  return (
    <Select
      className={classes.choice ?? ""}
      aria-label={props.label}
      aria-describedby={props.describedBy}
      data-control={props.control}
      searchable={searchable}
      placeholder={field.kind === "campaign" ? "Choose a campaign" : "Choose a segment"}
      error={props.error || gone}
      withErrorStyles={props.error || gone}
      data={[...(options ?? []), ...(gone ? [{ value, label: "No longer exists", disabled: true }] : [])]} // prettier-ignore
      nothingFoundMessage="Nothing is called that."
      allowDeselect={false}
      value={value || null}
      rightSection={<IconChevronDown size={14} />}
      rightSectionWidth={26}
      rightSectionPointerEvents="none"
      onChange={(chosen) => {
        if (chosen !== null) onChange((row) => withChoice(row, chosen));
      }}
    />
  );
}

function withChoice(row: Criterion, chosen: string): Criterion {
  if (row.field.kind === "campaign")
    return { ...row, field: { kind: "campaign", campaignId: chosen } };
  if (row.field.kind === "segment")
    return { ...row, field: { kind: "segment", segmentId: chosen } };
  return { ...row, values: [chosen] };
}

function useOptions(field: CriterionField): Option[] | null {
  const { campaigns, segments, circular } = useCriteria();
  switch (field.kind) {
    case "optOut":
      return [
        { value: "ALL", label: "Opted out of everything" },
        { value: "NONE", label: "Not opted out" },
      ];
    case "status":
      return [
        { value: "ACTIVE", label: "Active" },
        { value: "INACTIVE", label: "Inactive" },
      ];
    case "campaign":
      return campaigns?.map(({ id, name }) => ({ value: id, label: name || "Untitled" })) ?? null;
    default:
      return (
        segments?.map(({ id, name }) => ({
          value: id,
          label: circular.has(id) ? `${name} (builds on this segment)` : name,
          disabled: circular.has(id),
        })) ?? null
      );
  }
}
