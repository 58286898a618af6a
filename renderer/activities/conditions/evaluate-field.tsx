import { Switch } from "@mantine/core";
import type { Condition, EvaluateWhen } from "../../../shared/activities/condition.ts";
import { hiddenWaitOf } from "../../../shared/activities/evaluation.ts";
import { channelOf, type JourneyDocument } from "../../../shared/journey/graph.ts";
import { minute } from "../../../shared/domain/time.ts";
import { SegmentedField } from "../form/choice-field.tsx";
import { DurationField } from "../form/duration-field.tsx";
import { useErrorOf } from "../form/form-context.ts";
import classes from "../form/form.module.css";
import { LocalField } from "../form/local-field.tsx";

type When = { evaluate: EvaluateWhen; hiddenWait: boolean };

/** When a split looks, and the wait that Pinpoint makes of “immediately”. */
export function EvaluateField<Settings extends When>(props: {
  settings: Settings;
  conditions: readonly Condition[];
  document: JourneyDocument;
  onChange: (settings: Settings, said: string) => void;
}) {
  const { settings, conditions, document, onChange } = props;
  const { evaluate } = settings;
  const error = useErrorOf("evaluate");
  const set = (next: EvaluateWhen) =>
    onChange({ ...settings, evaluate: next }, "Change when it looks");
  const hidden = hiddenWaitOf({ evaluate, hiddenWait: true }, conditions, (id) =>
    channelOf(document, id),
  );
  const length = hidden >= 60 * minute ? "1 hour" : `${hidden / minute} minutes`;
  return (
    <div data-field="evaluate" className={classes.stack}>
      <SegmentedField
        label="When it looks"
        value={evaluate.kind}
        options={[
          { value: "immediately", label: "Immediately" },
          { value: "after", label: "After" },
          { value: "on", label: "On" },
        ]}
        onChange={(kind) =>
          set(
            kind === "immediately"
              ? { kind }
              : kind === "after"
                ? { kind, duration: "P1D" }
                : { kind, at: "" },
          )
        }
      />
      {evaluate.kind === "after" ? (
        <DurationField
          label="Looks after"
          value={evaluate.duration}
          onChange={(duration) => set({ kind: "after", duration })}
        />
      ) : null}
      {evaluate.kind === "on" ? (
        <LocalField
          label="Looks on"
          value={evaluate.at}
          onChange={(at) => set({ kind: "on", at })}
        />
      ) : null}
      {error ? (
        <p className={classes.error} role="alert">
          {error}
        </p>
      ) : null}
      {hidden > 0 ? (
        <div className={classes.info}>
          <span>
            {settings.hiddenWait
              ? `It looks ${length} after somebody comes here, as in Pinpoint: news of a message takes time to arrive.`
              : "It looks at once. News of a message hardly ever arrives that fast, so nearly everybody goes to No."}
          </span>
          <Switch
            label={`Wait ${length} first`}
            checked={settings.hiddenWait}
            onChange={(event) =>
              onChange(
                { ...settings, hiddenWait: event.currentTarget.checked },
                event.currentTarget.checked ? `Wait ${length} first` : "Look at once",
              )
            }
          />
        </div>
      ) : null}
    </div>
  );
}
