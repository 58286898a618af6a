import { Button } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ClosedDays } from "../../../../../../shared/domain/journey.ts";
import type { z } from "zod";
import { day } from "../../../../../../shared/domain/time.ts";
import { LocalField } from "../../../../../activities/form/local-field.tsx";
import { TextField } from "../../../../../activities/form/text-field.tsx";
import { IconAction } from "../../../../../ui/icon-action.tsx";
import classes from "../inspector.module.css";

type Closed = z.infer<typeof ClosedDays>;
const most = 20;

/** One whole day, the next one there is. */
function tomorrow(): Closed {
  const at = (days: number) => new Date(Date.now() + days * day).toISOString().slice(0, 10);
  return { name: "", start: `${at(1)}T00:00`, end: `${at(2)}T00:00` };
}

/** Days on which a channel sends nothing, such as holidays. */
export function ClosedDaysList(props: {
  channel: string;
  days: readonly Closed[];
  onChange: (days: Closed[]) => void;
}) {
  const { days, onChange } = props;
  const set = (index: number, change: Partial<Closed>) =>
    onChange(days.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <div className={classes.ranges} data-field="closedDays">
      {days.map((closed, index) => (
        <div key={index} className={classes.box}>
          <div className={classes.head}>
            <TextField
              hideLabel
              label={`Name of closed days ${index + 1}`}
              placeholder="Such as Christmas"
              maxLength={60}
              value={closed.name}
              onCommit={(name) => set(index, { name })}
            />
            <IconAction
              label={`Remove closed days ${closed.name || index + 1}`}
              onClick={() => onChange(days.filter((_, at) => at !== index))}
            >
              <IconTrash size={15} />
            </IconAction>
          </div>
          <LocalField
            label="From"
            timeLabel="At"
            time="00:00"
            value={closed.start}
            onChange={(start) => set(index, { start })}
          />
          <LocalField
            label="To"
            timeLabel="At"
            time="00:00"
            value={closed.end}
            error={closed.end <= closed.start ? "The end is before the start." : null}
            onChange={(end) => set(index, { end })}
          />
        </div>
      ))}
      {days.length >= most ? (
        <p className={classes.hint}>{most} is the most.</p>
      ) : (
        <div>
          <Button
            size="xs"
            variant="subtle"
            leftSection={<IconPlus size={14} />}
            onClick={() => onChange([...days, tomorrow()])}
          >
            Add closed days
          </Button>
        </div>
      )}
    </div>
  );
}
