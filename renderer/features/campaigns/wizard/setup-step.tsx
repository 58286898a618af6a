import { TextInput } from "@mantine/core";
import { ChannelChoice } from "./channel-choice.tsx";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import classes from "./wizard.module.css";

export function SetupStep({ draft, review }: StepProps) {
  const errors = fieldErrors(review?.findings, "setup");
  return (
    <>
      <h2 className={classes.heading}>Set-up</h2>
      <TextInput
        label="Name"
        name="name"
        description="Only you see it."
        maxLength={120}
        value={draft.draft.name}
        error={draft.draft.name.trim() ? null : (errors["name"] ?? null)}
        onChange={(event) => draft.change({ name: event.currentTarget.value }, "Name")}
      />
      <ChannelChoice draft={draft} />
    </>
  );
}
