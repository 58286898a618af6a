import { Switch } from "@mantine/core";
import { IconRoute } from "@tabler/icons-react";
import type { StartJourneySettings } from "../../shared/activities/start-journey.ts";
import { useLibrary } from "../data/library.tsx";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { SelectField } from "./form/choice-field.tsx";

function StartForm({ settings, change }: InspectorProps<StartJourneySettings>) {
  const { journeys } = useLibrary();
  return (
    <>
      <SelectField
        name="journeyId"
        label="Journey"
        searchable
        placeholder="Choose a journey"
        nothing="No journey is called that."
        value={journeys ? settings.journeyId : null}
        options={[...(journeys?.values() ?? [])].map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        onChange={(journeyId) => change({ ...settings, journeyId }, "Choose the journey")}
        hint="People enter it if its own limits let them."
      />
      <Switch
        label="Go on only when it has ended for them"
        checked={settings.wait}
        onChange={(event) =>
          change(
            { ...settings, wait: event.currentTarget.checked },
            event.currentTarget.checked ? "Wait until it has ended" : "Don’t wait for it",
          )
        }
      />
    </>
  );
}

export const startJourney: ActivityView<StartJourneySettings> = {
  type: "startJourney",
  group: "Contact",
  icon: IconRoute,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: StartForm,
};
