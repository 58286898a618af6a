import { IconBolt } from "@tabler/icons-react";
import type { RecordEventSettings } from "../../shared/activities/record-event.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { Field } from "./form/field.tsx";
import classes from "./form/form.module.css";
import { NumberField } from "./form/number-field.tsx";
import { RemovableRows } from "./form/removable-rows.tsx";
import { TextField } from "./form/text-field.tsx";

function RecordForm({ settings, change }: InspectorProps<RecordEventSettings>) {
  return (
    <>
      <TextField
        name="name"
        label="Event"
        placeholder="Such as trial.reminded"
        maxLength={128}
        value={settings.name}
        hint="It can let people into other journeys, and count as a goal."
        onCommit={(name) => change({ ...settings, name: name.trim() }, "Name the event")}
      />
      <Field label="Attributes">
        <RemovableRows
          label="Attributes"
          rows={settings.attributes}
          most={40}
          add="Add attribute"
          blank={() => ({ name: "", value: "" })}
          nameOf={({ name }, index) => (name ? `attribute ${name}` : `attribute ${index + 1}`)}
          onChange={(attributes, said) => change({ ...settings, attributes }, said)}
        >
          {(row, set, index) => (
            <div className={classes.row}>
              <TextField
                hideLabel
                label={`Attribute ${index + 1}`}
                placeholder="Attribute"
                maxLength={50}
                value={row.name}
                onCommit={(name) => set({ ...row, name: name.trim() }, "Change the attribute")}
              />
              <TextField
                hideLabel
                label={`Value of attribute ${index + 1}`}
                placeholder="Value"
                maxLength={200}
                value={row.value}
                onCommit={(value) => set({ ...row, value }, "Change the value")}
              />
            </div>
          )}
        </RemovableRows>
      </Field>
      <Field label="Metrics">
        <RemovableRows
          label="Metrics"
          rows={settings.metrics}
          most={40}
          add="Add metric"
          blank={() => ({ name: "", value: 0 })}
          nameOf={({ name }, index) => (name ? `metric ${name}` : `metric ${index + 1}`)}
          onChange={(metrics, said) => change({ ...settings, metrics }, said)}
        >
          {(row, set, index) => (
            <div className={classes.row}>
              <TextField
                hideLabel
                label={`Metric ${index + 1}`}
                placeholder="Metric"
                maxLength={50}
                value={row.name}
                onCommit={(name) => set({ ...row, name: name.trim() }, "Change the metric")}
              />
              <NumberField
                hideLabel
                label={`Value of metric ${index + 1}`}
                decimals={4}
                value={row.value}
                onCommit={(value) => set({ ...row, value }, "Change the value")}
              />
            </div>
          )}
        </RemovableRows>
      </Field>
    </>
  );
}

export const recordEvent: ActivityView<RecordEventSettings> = {
  type: "recordEvent",
  group: "Contact",
  icon: IconBolt,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: RecordForm,
};
