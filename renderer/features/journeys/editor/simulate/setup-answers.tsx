import { SelectField } from "../../../../activities/form/choice-field.tsx";
import { NumberField } from "../../../../activities/form/number-field.tsx";
import type { SetupPart } from "./setup-fields.tsx";
import type { SetupForm } from "./simulate-store.ts";
import classes from "./simulate.module.css";

const answers: { value: SetupForm["answers"]; label: string; hint: string }[] = [
  {
    value: "replay",
    label: "What they really did",
    hint: "As each of them did after a campaign with the same template. Who never got it does nothing.",
  },
  {
    value: "rates",
    label: "Rates of the last 90 days",
    hint: "By channel. A channel without messages in that time gets no answers.",
  },
  { value: "nobody", label: "Nobody opens", hint: "Every message arrives, and nothing is done." },
  { value: "everyone", label: "Everyone opens", hint: "Everybody opens and clicks everything." },
  { value: "custom", label: "Shares of my own", hint: "Of the messages that are sent." },
];

/** How people answer messages. */
export function AnswersFields({ form, change }: SetupPart) {
  const share = (name: "open" | "click" | "bounce", label: string) => (
    <NumberField
      label={label}
      value={form[name]}
      min={0}
      max={100}
      suffix=" %"
      onCommit={(value) => change({ [name]: value })}
    />
  );
  return (
    <section className={classes.part} aria-label="Answers">
      <SelectField
        label="Answers to messages"
        value={form.answers}
        options={answers.map(({ value, label }) => ({ value, label }))}
        hint={answers.find(({ value }) => value === form.answers)?.hint}
        onChange={(value) => change({ answers: value })}
      />
      {form.answers === "custom" ? (
        <div className={classes.shares}>
          {share("open", "Open")}
          {share("click", "Click")}
          {share("bounce", "Bounce")}
        </div>
      ) : null}
    </section>
  );
}
