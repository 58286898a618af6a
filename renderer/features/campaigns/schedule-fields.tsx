import { Checkbox, Radio, Select } from "@mantine/core";
import { DateInput, TimePicker } from "@mantine/dates";
import { useMemo, useState } from "react";
import { recurrences, type Recurrence, type Schedule } from "../../../shared/domain/campaign.ts";
import { day } from "../../../shared/domain/time.ts";
import { timeZones } from "../../ui/places.ts";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { useNow } from "../../ui/use-now.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { instantOf, localOf, nextRuns, tomorrowMorning } from "./due-times.ts";
import classes from "./schedule.module.css";

type Timed = Exclude<Schedule, { kind: "immediately" }>;

const kinds = [
  { value: "immediately", label: "Immediately", hint: "Sending starts when you launch." },
  { value: "once", label: "Once", hint: "At a date and time you choose." },
  { value: "recurring", label: "Recurring", hint: "Hourly, daily, weekly or monthly." },
] as const;

const everyNames: Record<Recurrence, string> = {
  hourly: "Hourly",
  daily: "Daily",
  weekly: "Weekly",
  monthly: "Monthly",
};

/** When it is sent. Used by the wizard and to move a scheduled campaign. */
export function ScheduleFields(props: {
  schedule: Schedule;
  onChange: (schedule: Schedule, what: string) => void;
  /** It has been launched already, so sending at once is not one of the choices. */
  later?: boolean;
  /** What is wrong, by field: `at`, `zone`, `end`. */
  errors?: Readonly<Record<string, string>>;
}) {
  const { schedule, onChange } = props;
  const format = useFormat();
  const now = useNow();
  // Coming back to a kind finds what was set there before.
  const [kept, setKept] = useState<Timed | null>(schedule.kind === "immediately" ? null : schedule);
  const offered = kinds.filter(({ value }) => !props.later || value !== "immediately");
  const choose = (kind: Schedule["kind"]) => {
    if (schedule.kind !== "immediately") setKept(schedule);
    const base = kept ?? { at: tomorrowMorning(now, format.timeZone), zone: format.timeZone };
    const { at, zone } = schedule.kind === "immediately" ? base : schedule;
    if (kind === "immediately") onChange({ kind }, "Schedule");
    else if (kind === "once") onChange({ kind, at, zone }, "Schedule");
    else
      onChange(
        { kind, at, zone, every: "weekly", ...(kept?.kind === "recurring" ? kept : {}), end: null },
        "Schedule",
      );
  };
  return (
    <>
      <Radio.Group
        aria-label="When to send"
        value={schedule.kind}
        onChange={(kind) => choose(kind as Schedule["kind"])}
      >
        <div className={classes.kinds} data-count={offered.length}>
          {offered.map(({ value, label, hint }) => (
            <Radio.Card
              key={value}
              value={value}
              aria-label={label}
              aria-describedby={`schedule-${value}`}
              className={classes.kind ?? ""}
            >
              <Radio.Indicator size="xs" />
              <span>
                <span className={classes.kindName}>{label}</span>
                <span className={classes.hint} id={`schedule-${value}`}>
                  {hint}
                </span>
              </span>
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {schedule.kind === "immediately" ? null : (
        <TimeFields schedule={schedule} onChange={onChange} errors={props.errors ?? {}} />
      )}
    </>
  );
}

function TimeFields(props: {
  schedule: Timed;
  onChange: (schedule: Schedule, what: string) => void;
  errors: Readonly<Record<string, string>>;
}) {
  const { schedule, onChange, errors } = props;
  const now = useNow();
  const { zone } = schedule;
  const zones = useMemo(() => timeZones(zone), [zone]);
  const start = instantOf(schedule.at, zone, now);
  const passed = schedule.kind === "once" && start !== null && start <= now;
  return (
    <>
      {schedule.kind === "recurring" ? (
        <div className={classes.field}>
          <span className={classes.label}>Repeats</span>
          <SegmentedTabs
            label="Repeats"
            value={schedule.every}
            options={recurrences.map((value) => ({ value, label: everyNames[value] }))}
            onChange={(every) => onChange({ ...schedule, every }, "Repeats")}
          />
        </div>
      ) : null}
      <div className={classes.times}>
        <LocalFields
          label={schedule.kind === "recurring" ? "Starts on" : "Date"}
          timeLabel={schedule.kind === "recurring" ? "Time of day" : "Time"}
          value={schedule.at}
          error={passed ? "This time has passed. Choose a later one." : (errors["at"] ?? null)}
          onChange={(at) => onChange({ ...schedule, at }, "Start")}
        />
        <Select
          label="Time zone"
          name="zone"
          searchable
          data={zones}
          value={zone}
          error={errors["zone"] ?? null}
          nothingFoundMessage="No zone is called that."
          onChange={(value) => value && onChange({ ...schedule, zone: value }, "Time zone")}
        />
      </div>
      {schedule.kind === "recurring" ? (
        <div className={classes.end}>
          <Checkbox
            label="Ends"
            description="The last run is the one on or before this time."
            checked={schedule.end !== null}
            onChange={(event) =>
              onChange(
                {
                  ...schedule,
                  end: event.currentTarget.checked
                    ? localOf((start ?? now) + 28 * day, zone)
                    : null,
                },
                "End",
              )
            }
          />
          {schedule.end === null ? null : (
            <div className={classes.times}>
              <LocalFields
                label="Ends on"
                timeLabel="At"
                value={schedule.end}
                error={schedule.end <= schedule.at ? "The end is before the start." : null}
                onChange={(end) => onChange({ ...schedule, end }, "End")}
              />
            </div>
          )}
        </div>
      ) : null}
      {schedule.kind === "recurring" ? <NextRuns schedule={schedule} /> : null}
    </>
  );
}

/** A date and a clock time; only a whole one is passed on, so that what is stored always means a moment. */
function LocalFields(props: {
  label: string;
  timeLabel: string;
  value: string;
  error: string | null;
  onChange: (local: string) => void;
}) {
  const [date = "", time = ""] = props.value.split("T");
  const [typed, setTyped] = useState({ date, time, of: props.value });
  const shown = typed.of === props.value ? typed : { date, time };
  const set = (next: { date: string; time: string }) => {
    const local = next.date && next.time ? `${next.date}T${next.time.slice(0, 5)}` : props.value;
    setTyped({ ...next, of: local });
    if (local !== props.value) props.onChange(local);
  };
  return (
    <>
      <DateInput
        size="md"
        label={props.label}
        valueFormat="D MMM YYYY"
        firstDayOfWeek={1}
        weekendDays={[]}
        value={shown.date || null}
        error={shown.date ? props.error : "Choose a date."}
        popoverProps={{ withinPortal: true }}
        onChange={(next) => set({ date: next ?? "", time: shown.time })}
      />
      <TimePicker
        size="md"
        label={props.timeLabel}
        hoursInputLabel={`${props.timeLabel}, hours`}
        minutesInputLabel={`${props.timeLabel}, minutes`}
        value={shown.time}
        error={shown.time ? null : "Choose a time."}
        onChange={(next) => set({ date: shown.date, time: next })}
      />
    </>
  );
}

export function NextRuns({ schedule }: { schedule: Timed }) {
  const format = useFormat();
  const now = useNow();
  const runs = nextRuns(schedule, now, 5);
  return (
    <section aria-label="Next runs" className={classes.runs}>
      <h3 className={classes.label}>
        {runs.length === 5 ? "Next five runs" : runs.length === 1 ? "The only run" : "Next runs"}
      </h3>
      {runs.length === 0 ? (
        <p className={classes.hint}>All runs of this schedule have passed.</p>
      ) : (
        <ol className={classes.runList}>
          {runs.map((at) => (
            <li key={at} className="num">
              {format.scheduled(at, schedule.zone, now)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
