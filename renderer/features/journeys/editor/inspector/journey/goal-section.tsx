import { Switch } from "@mantine/core";
import { useMemo } from "react";
import { CriteriaProvider } from "../../../../../criteria/criteria-provider.tsx";
import { useCriteria } from "../../../../../criteria/criteria-context.ts";
import { NumberField } from "../../../../../activities/form/number-field.tsx";
import { TextField } from "../../../../../activities/form/text-field.tsx";
import classes from "../inspector.module.css";
import type { SectionProps } from "../journey-panel.tsx";

/** What the journey is for: an event within some days of entering, and who is kept out to compare with. */
export function GoalSection({ settings, set }: SectionProps) {
  const { goal, holdout } = settings;
  return (
    <section className={classes.section} aria-label="Goal" data-field="goal">
      <h3 className={classes.heading}>Goal</h3>
      <Switch
        label="This journey has a goal"
        checked={goal !== null}
        onChange={(event) =>
          set(
            {
              goal: event.currentTarget.checked ? { event: "order.placed", withinDays: 14 } : null,
            },
            event.currentTarget.checked ? "Set a goal" : "Remove the goal",
          )
        }
      />
      {goal ? (
        <>
          <CriteriaProvider>
            <GoalEvent
              value={goal.event}
              onCommit={(event) => {
                if (event.trim() !== "")
                  set({ goal: { ...goal, event: event.trim() } }, "Change the goal");
              }}
            />
          </CriteriaProvider>
          <NumberField
            label="Within days of entering"
            value={goal.withinDays}
            min={1}
            max={365}
            onCommit={(withinDays) => set({ goal: { ...goal, withinDays } }, "Change the goal")}
          />
        </>
      ) : null}
      <NumberField
        name="holdout"
        label="Hold-out"
        suffix=" %"
        value={holdout}
        min={0}
        max={50}
        decimals={1}
        hint="These contacts get no message of this journey, so that the goal can be compared with them. 0 is nobody."
        onCommit={(percent) => set({ holdout: percent }, "Change the hold-out")}
      />
    </section>
  );
}

function GoalEvent(props: { value: string; onCommit: (event: string) => void }) {
  const { fields } = useCriteria();
  const events = useMemo(
    () =>
      (fields ?? []).flatMap(({ field }) =>
        field.kind === "event" && field.name ? [field.name] : [],
      ),
    [fields],
  );
  return (
    <TextField
      label="Event"
      maxLength={128}
      data={events}
      value={props.value}
      onCommit={props.onCommit}
    />
  );
}
