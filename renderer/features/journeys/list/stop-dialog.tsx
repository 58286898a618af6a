import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";

/** Tier 2: a stopped journey can’t be started again. */
export function StopDialog(props: {
  journey: Pick<JourneyRow, "name" | "inJourney" | "entered">;
  opened: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}) {
  const format = useFormat();
  const { name, inJourney, entered } = props.journey;
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={`Stop “${name}”`}
      text="Everybody inside leaves where they are, and nothing more is sent. A stopped journey can’t be started again; you can duplicate it."
      facts={[
        { label: "In the journey now", value: plural(format.count(inJourney), "contact") },
        { label: "Entered so far", value: format.count(entered) },
      ]}
      confirm="Stop journey"
      danger
      dismiss="Keep it running"
      onConfirm={props.onConfirm}
    />
  );
}
