import { Checkbox, Switch } from "@mantine/core";
import { IconDeviceMobile } from "@tabler/icons-react";
import type { PushSettings } from "../../shared/activities/push.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { TemplateLine } from "./card/template-summary.tsx";
import { SegmentedField } from "./form/choice-field.tsx";
import { Field } from "./form/field.tsx";
import classes from "./form/form.module.css";
import { NumberField } from "./form/number-field.tsx";
import { MessageTypeField, SendingFields } from "./message/sending-fields.tsx";
import { TemplateField } from "./message/template-field.tsx";
import { VersionField } from "./message/version-field.tsx";

const services = [
  { value: "APNS", label: "Apple" },
  { value: "GCM", label: "Firebase (Android)" },
  { value: "ADM", label: "Amazon" },
  { value: "BAIDU", label: "Baidu" },
] as const;
const fourWeeks = 2_419_200;

function PushForm({ document, settings, change }: InspectorProps<PushSettings>) {
  const set = (part: Partial<PushSettings>, said: string) => change({ ...settings, ...part }, said);
  const { timeToLive } = settings;
  return (
    <>
      <TemplateField channel="push" settings={settings} onChange={set} />
      <VersionField settings={settings} onChange={set} />
      <SegmentedField
        name="timeToLive"
        label="Time to live"
        value={timeToLive === null ? "max" : "own"}
        options={[
          { value: "max", label: "As long as it will" },
          { value: "own", label: "Seconds" },
        ]}
        onChange={(value) =>
          set({ timeToLive: value === "max" ? null : 86_400 }, "Change the time to live")
        }
        hint="How long the push service keeps trying when the device is off."
      />
      {timeToLive === null ? null : (
        <NumberField
          label="Time to live, in seconds"
          value={timeToLive}
          min={0}
          max={fourWeeks}
          onCommit={(seconds) => set({ timeToLive: seconds }, "Change the time to live")}
        />
      )}
      <Field name="services" label="Services" hint="None chosen means all.">
        <div className={classes.radios}>
          {services.map(({ value, label }) => (
            <Checkbox
              key={value}
              label={label}
              checked={settings.services.includes(value)}
              onChange={(event) =>
                set(
                  {
                    services: event.currentTarget.checked
                      ? [...settings.services, value]
                      : settings.services.filter((one) => one !== value),
                  },
                  "Change the services",
                )
              }
            />
          ))}
        </div>
      </Field>
      <Switch
        label="Silent: wakes the app, shows nothing"
        checked={settings.silent}
        onChange={(event) =>
          set(
            { silent: event.currentTarget.checked },
            event.currentTarget.checked ? "Make it silent" : "Show it on the device",
          )
        }
      />
      <MessageTypeField settings={settings} onChange={set} />
      <SendingFields channel="push" document={document} settings={settings} onChange={set} />
    </>
  );
}

export const push: ActivityView<PushSettings> = {
  type: "push",
  group: "Messages",
  icon: IconDeviceMobile,
  tone: "push",
  Summary: TemplateLine,
  Inspector: PushForm,
};
