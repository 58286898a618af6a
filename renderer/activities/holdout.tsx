import { IconUserOff } from "@tabler/icons-react";
import type { HoldoutSettings } from "../../shared/activities/holdout.ts";
import { Bar } from "../ui/bar.tsx";
import type { ActivityView, InspectorProps, SummaryProps } from "./activity-view.ts";
import classes from "./card/card.module.css";
import { RadioField } from "./form/choice-field.tsx";
import { Hint } from "./form/field.tsx";
import { NumberField } from "./form/number-field.tsx";

const HoldoutSummary = ({ settings: { percent } }: SummaryProps<HoldoutSettings>) => (
  <span className={classes.line}>
    <span className={classes.bar}>
      <Bar share={percent / 100} tone="decision" height={8} />
    </span>
    <strong>{percent}%</strong> out
  </span>
);

function HoldoutForm({ settings, change }: InspectorProps<HoldoutSettings>) {
  return (
    <>
      <NumberField
        name="percent"
        label="Held out"
        suffix=" %"
        value={settings.percent}
        min={0}
        max={100}
        decimals={1}
        onCommit={(percent) => change({ ...settings, percent }, `Hold out ${percent} %`)}
      />
      <RadioField
        label="Who"
        value={settings.fixed}
        options={[
          { value: "contact", label: "The same contacts each time" },
          { value: "entry", label: "Drawn anew for each entry" },
        ]}
        onChange={(fixed) => change({ ...settings, fixed }, "Change who is held out")}
      />
      <Hint>
        They leave the journey here and get nothing more from it. The goal is compared with them.
      </Hint>
    </>
  );
}

export const holdout: ActivityView<HoldoutSettings> = {
  type: "holdout",
  group: "Decisions",
  icon: IconUserOff,
  tone: "decision",
  Summary: HoldoutSummary,
  Inspector: HoldoutForm,
};
