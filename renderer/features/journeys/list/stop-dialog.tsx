import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { ConfirmDialog } from "../../../ui/confirm-dialog.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";

/** Tier 2: everybody inside leaves, and it can't be started again. */
export function StopDialog(props: {
  journey: Pick<JourneyRow, "name" | "inJourney">;
  opened: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}) {
  const format = useFormat();
  const { name, inJourney } = props.journey;
  const people = plural(format.count(inJourney), "person", "people");
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={`Stop “${name}” for good?`}
      text={`${people} ${inJourney === 1 ? "leaves" : "leave"} the journey now. A stopped journey can’t be started again; you can duplicate it.`}
      confirm="Stop journey"
      danger
      dismiss="Keep journey"
      onConfirm={props.onConfirm}
    />
  );
}
