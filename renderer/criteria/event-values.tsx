import { Autocomplete, NumberInput, Select } from "@mantine/core";
import { useMemo } from "react";
import {
  MessageEventKind,
  type Criterion,
  type CriterionField,
} from "../../shared/domain/segment.ts";
import { setEvent, withoutDetail } from "./edit-row.ts";
import { messageEventNames } from "./fields.ts";
import { timesWords } from "./operator-words.ts";
import { useCriteria } from "./criteria-context.ts";
import { PopoverField } from "./popover-field.tsx";
import classes from "./values.module.css";
import { WindowField } from "./window-field.tsx";

type Props<Kind extends CriterionField["kind"]> = {
  criterion: Criterion;
  field: Extract<CriterionField, { kind: Kind }>;
  onChange: (to: (row: Criterion) => Criterion, merge?: boolean) => void;
  control: string;
  label: string;
  error: boolean;
  describedBy: string | undefined;
};

/** Which event, and when. */
export function EventValues({ criterion, field, onChange, ...props }: Props<"event">) {
  const { fields } = useCriteria();
  const names = useMemo(
    () =>
      (fields ?? []).flatMap((one) =>
        one.field.kind === "event" && one.field.name ? [one.field.name] : [],
      ),
    [fields],
  );
  return (
    <>
      <Autocomplete
        className={classes.event ?? ""}
        aria-label={props.label}
        aria-describedby={props.describedBy}
        data-control={props.control}
        placeholder="Event"
        spellCheck={false}
        maxLength={200}
        error={props.error && field.name === ""}
        withErrorStyles={props.error}
        data={names}
        value={field.name}
        onChange={(name) => onChange((row) => ({ ...row, field: { kind: "event", name } }), true)}
      />
      <WindowField
        window={criterion.event?.window}
        describedBy={props.describedBy}
        onChange={(window) => onChange((row) => withWindow(row, window), true)}
      />
    </>
  );
}

function withWindow(row: Criterion, window: NonNullable<Criterion["event"]>["window"]): Criterion {
  return setEvent(row, (now) => (window ? { ...now, window } : withoutDetail(now, "window")));
}

/** What became of a message, of which campaign, when, how often. */
export function MessageEventValues({
  criterion,
  field,
  onChange,
  ...props
}: Props<"messageEvent">) {
  // prettier-ignore
  const { campaigns, names } = useCriteria();
  const { event, campaignId } = field;
  const of = campaignId ? (names.campaign(campaignId) ?? "No longer exists") : "any email";
  const times = criterion.event?.times;
  const said = times ? `, ${timesWords(times).slice(1).join(" ")} times` : "";
  const set = (next: Partial<typeof field>) =>
    onChange((row) => ({ ...row, field: { ...field, ...next } }));
  return (
    <>
      <PopoverField
        wide
        label={props.label}
        text={`${messageEventNames[event]}, ${of}${said}`}
        control={props.control}
        error={props.error}
        describedBy={props.describedBy}
      >
        <Select
          label="Event"
          data={MessageEventKind.options.map((value) => ({
            value,
            label: messageEventNames[value],
          }))}
          allowDeselect={false}
          value={event}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) => {
            const found = MessageEventKind.safeParse(value);
            if (found.success) set({ event: found.data });
          }}
        />
        <Select
          label="Campaign"
          searchable
          data={[
            { value: "", label: "Any campaign" },
            ...(campaigns ?? []).map(({ id, name }) => ({ value: id, label: name || "Untitled" })),
          ]}
          allowDeselect={false}
          value={campaignId ?? ""}
          comboboxProps={{ withinPortal: false }}
          onChange={(value) =>
            onChange((row) => ({
              ...row,
              field: { kind: "messageEvent", event, ...(value ? { campaignId: value } : {}) },
            }))
          }
        />
        <NumberInput
          label="At least this many times"
          min={1}
          value={times?.count ?? 1}
          onChange={(value) =>
            onChange(
              (row) =>
                setEvent(row, (now) =>
                  Number(value) > 1
                    ? { ...now, times: { compare: "greaterOrEqual", count: Number(value) } }
                    : withoutDetail(now, "times"),
                ),
              true,
            )
          }
        />
      </PopoverField>
      <WindowField
        window={criterion.event?.window}
        describedBy={props.describedBy}
        onChange={(window) => onChange((row) => withWindow(row, window), true)}
      />
    </>
  );
}
