import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { Import } from "../../../../shared/contract/imports.ts";
import { Pill } from "../../../ui/pill.tsx";
import type { Tone } from "../../../ui/tones.ts";

const states: Record<Import["state"], { name: string; tone: Tone }> = {
  inspected: { name: "Not imported yet", tone: "neutral" },
  checking: { name: "Checking", tone: "accent" },
  checked: { name: "Checked", tone: "neutral" },
  importing: { name: "Importing", tone: "accent" },
  imported: { name: "Imported", tone: "success" },
  undoing: { name: "Undoing", tone: "accent" },
  undone: { name: "Undone", tone: "neutral" },
  cancelled: { name: "Cancelled", tone: "neutral" },
  failed: { name: "Failed", tone: "danger" },
};

export function ImportStatePill({ state }: Pick<Import, "state">) {
  const { name, tone } = states[state];
  const icon =
    state === "imported" ? (
      <IconCircleCheck size={13} />
    ) : state === "failed" ? (
      <IconAlertTriangle size={13} />
    ) : null;
  return (
    <Pill tone={tone} icon={icon}>
      {name}
    </Pill>
  );
}
