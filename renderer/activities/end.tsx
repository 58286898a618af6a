import { Switch } from "@mantine/core";
import { IconFlag } from "@tabler/icons-react";
import type { EndSettings } from "../../shared/activities/end.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { TextField } from "./form/text-field.tsx";

function EndForm({ settings, change }: InspectorProps<EndSettings>) {
  return (
    <>
      <TextField
        name="outcome"
        label="Outcome"
        placeholder="None"
        maxLength={60}
        value={settings.outcome}
        hint="Reports count how many end with each outcome."
        onCommit={(outcome) => change({ ...settings, outcome: outcome.trim() }, "Name the outcome")}
      />
      <Switch
        label="Who comes here has reached the goal"
        checked={settings.goal}
        onChange={(event) =>
          change(
            { ...settings, goal: event.currentTarget.checked },
            event.currentTarget.checked ? "Count as goal" : "Don’t count as goal",
          )
        }
      />
    </>
  );
}

export const end: ActivityView<EndSettings> = {
  type: "end",
  group: "Contact",
  icon: IconFlag,
  tone: "exit",
  Summary: DescribedSummary,
  Inspector: EndForm,
};
