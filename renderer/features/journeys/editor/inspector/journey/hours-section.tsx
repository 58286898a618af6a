import { Button, Switch } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { weekdayNames } from "../../../../../../shared/activities/words.ts";
import {
  SendChannel,
  Weekdays,
  type ClockRange,
  type OpenHours,
} from "../../../../../../shared/domain/journey.ts";
import { ClockField } from "../../../../../activities/form/local-field.tsx";
import { SelectField } from "../../../../../activities/form/choice-field.tsx";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import classes from "../inspector.module.css";
import type { SectionProps } from "../journey-panel.tsx";
import { ClosedDaysList } from "./closed-days.tsx";

const channelNames: Record<SendChannel, string> = {
  email: "Email",
  sms: "SMS",
  push: "Push",
  voice: "Voice",
  custom: "Custom channel",
};
const most = 4;
const office: ClockRange = { start: "09:00", end: "18:00" };

/** When each channel may send, by weekday, and the days it may not. */
export function HoursSection({ settings, set }: SectionProps) {
  const [channel, setChannel] = useState<SendChannel>("email");
  const hours = settings.openHours[channel];
  const name = channelNames[channel];
  const setHours = (next: OpenHours | undefined) => {
    const { [channel]: _, ...others } = settings.openHours;
    set({ openHours: next ? { ...others, [channel]: next } : others }, `Change hours of ${name}`);
  };
  const everywhere = () =>
    set(
      {
        openHours: Object.fromEntries(
          SendChannel.options.flatMap((one) => (hours ? [[one, hours]] : [])),
        ),
        closedDays: Object.fromEntries(
          SendChannel.options.flatMap((one) =>
            settings.closedDays[channel] ? [[one, settings.closedDays[channel]]] : [],
          ),
        ),
      },
      "Use these hours for all channels",
    );
  return (
    <section className={classes.section} aria-label="Sending hours" data-field="openHours">
      <h3 className={classes.heading}>Sending hours</h3>
      <SelectField
        label="Channel"
        value={channel}
        options={SendChannel.options.map((value) => ({
          value,
          label: settings.openHours[value]
            ? `${channelNames[value]}, restricted`
            : channelNames[value],
        }))}
        onChange={setChannel}
      />
      <Switch
        label="Only at certain hours"
        checked={hours !== undefined}
        onChange={(event) =>
          setHours(
            event.currentTarget.checked
              ? Object.fromEntries(
                  Weekdays.options.map((day) => [day, Number(day) <= 5 ? [office] : []]),
                )
              : undefined,
          )
        }
      />
      {hours ? (
        <>
          {settings.quietTime ? null : (
            <p className={classes.hint}>
              Amazon Pinpoint needs quiet time as well to use these hours.
            </p>
          )}
          <div className={classes.hours}>
            {Weekdays.options.map((day) => (
              <Day
                key={day}
                name={weekdayNames[Number(day) - 1] ?? day}
                ranges={hours[day]}
                onChange={(ranges) => {
                  const { [day]: _, ...others } = hours;
                  setHours(ranges ? { ...others, [day]: ranges } : others);
                }}
              />
            ))}
          </div>
        </>
      ) : null}
      <ClosedDaysList
        channel={name}
        days={settings.closedDays[channel] ?? []}
        onChange={(days) => {
          const { [channel]: _, ...others } = settings.closedDays;
          set(
            { closedDays: days.length > 0 ? { ...others, [channel]: days } : others },
            `Change closed days of ${name}`,
          );
        }}
      />
      <div>
        <Button size="xs" variant="subtle" onClick={everywhere}>
          Use for all channels
        </Button>
      </div>
    </section>
  );
}

/** No entry is open all day, an empty list is closed. */
function Day(props: {
  name: string;
  ranges: ClockRange[] | undefined;
  onChange: (ranges: ClockRange[] | undefined) => void;
}) {
  const { name, ranges, onChange } = props;
  const state = ranges === undefined ? "all" : ranges.length === 0 ? "closed" : "hours";
  return (
    <>
      <span className={classes.day}>{name.slice(0, 3)}</span>
      <div className={classes.ranges}>
        <SelectField
          hideLabel
          label={name}
          value={state}
          options={[
            { value: "hours", label: "From … to …" },
            { value: "all", label: "All day" },
            { value: "closed", label: "Closed" },
          ]}
          onChange={(next) =>
            onChange(next === "all" ? undefined : next === "closed" ? [] : [office])
          }
        />
        {(ranges ?? []).map((range, index) => (
          <div key={index} className={classes.range}>
            <ClockField
              hideLabel
              label={`${name} from`}
              value={range.start}
              onChange={(start) =>
                onChange(ranges?.map((one, at) => (at === index ? { ...one, start } : one)))
              }
            />
            <ClockField
              hideLabel
              label={`${name} to`}
              value={range.end}
              onChange={(end) =>
                onChange(ranges?.map((one, at) => (at === index ? { ...one, end } : one)))
              }
            />
            {ranges && ranges.length > 1 ? (
              <IconAction
                size="sm"
                label={`Remove hours ${range.start} to ${range.end} of ${name}`}
                onClick={() => onChange(ranges.filter((_, at) => at !== index))}
              >
                <IconTrash size={14} />
              </IconAction>
            ) : null}
            {index === (ranges?.length ?? 0) - 1 && index + 1 < most ? (
              <IconAction
                size="sm"
                label={`More hours of ${name}`}
                onClick={() => onChange([...(ranges ?? []), { start: "19:00", end: "20:00" }])}
              >
                <IconPlus size={14} />
              </IconAction>
            ) : null}
          </div>
        ))}
      </div>
    </>
  );
}
