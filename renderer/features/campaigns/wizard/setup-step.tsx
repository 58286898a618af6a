import { TextInput } from "@mantine/core";
import { IconCircleCheck, IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { Tile } from "../../../ui/tile.tsx";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import classes from "./wizard.module.css";

export function SetupStep({ draft, review }: StepProps) {
  const channel = useQuery(useEngine().channels.email.queryOptions()).data;
  const errors = fieldErrors(review?.findings, "setup");
  const live = channel?.mode === "live";
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
      <div>
        <h3 className={classes.label}>Channel</h3>
        <div className={classes.channel}>
          <Tile tone="email" size={34}>
            <IconMail size={19} />
          </Tile>
          <div className={classes.channelWords}>
            <div className={classes.strong}>Email</div>
            <div className={classes.hint}>
              {channel === undefined
                ? "\u00a0"
                : live
                  ? "Live: messages go to real people."
                  : "Sandbox mailbox: nothing leaves this computer."}
            </div>
          </div>
          <IconCircleCheck size={16} className={classes.done} />
        </div>
        <p className={classes.hint}>
          <Link to="/settings/email">Email settings</Link>
        </p>
      </div>
    </>
  );
}
