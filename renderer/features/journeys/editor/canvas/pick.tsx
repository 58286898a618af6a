import { Combobox } from "@mantine/core";
import { IconCornerDownRight } from "@tabler/icons-react";
import { activities, type ActivityType } from "../../../../../shared/activities/index.ts";
import type { JourneyPart } from "../../../../../shared/contract/journey-parts.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { partContents, partTile } from "./palette-parts.tsx";
import classes from "./picker.module.css";

export type Picked = { type: ActivityType; under: string | null };

/** A type that can be put there, or why it can't; a split once for each path that what follows can go under. */
export function Pick(props: {
  group: string;
  type: ActivityType;
  /** The path what follows goes under; null for its first. */
  under: string | null;
  /** Its name, where there is a choice. */
  label: string | null;
  refusal: string | null;
}) {
  const { type, under, label, refusal } = props;
  const { title, purpose } = activities[type];
  const value = `${props.group}:${type}:${under ?? ""}`;
  if (under !== null)
    return (
      <Combobox.Option
        value={value}
        className={classes.under ?? ""}
        aria-label={`${title}, what follows goes under ${label}`}
      >
        <IconCornerDownRight size={14} aria-hidden />
        <span>
          What follows goes under <b>{label}</b>
        </span>
      </Combobox.Option>
    );
  return (
    <Combobox.Option value={value} className={classes.choice ?? ""} disabled={refusal !== null}>
      <ActivityTile type={type} size={20} />
      <span>
        {title}
        <br />
        <small>
          {refusal ?? (label === null ? purpose : `${purpose} · what follows goes under ${label}`)}
        </small>
      </span>
    </Combobox.Option>
  );
}

/** A template part that can be put there. */
export function PickPart({ part }: { part: JourneyPart }) {
  return (
    <Combobox.Option value={`part:${part.id}:`} className={classes.choice ?? ""}>
      {partTile(20)}
      <span>
        {part.name}
        <br />
        <small>{partContents(part)}</small>
      </span>
    </Combobox.Option>
  );
}
