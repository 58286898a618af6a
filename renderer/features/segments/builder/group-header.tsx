import { Select } from "@mantine/core";
import { IconChevronDown, IconMinus, IconPlus } from "@tabler/icons-react";
import type { ReactNode } from "react";
import {
  Combine,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { Tile } from "../../../ui/tile.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { setSourceType } from "../edit-groups.ts";
import { useBuilder } from "./builder-context.ts";
import { groupCount } from "./group-count.ts";
import classes from "./group.module.css";
import { GroupMenu } from "./group-menu.tsx";

/** “Include any of these base segments”, how many that makes, and what can be done to the group. */
export function GroupHeader(props: {
  rules: SegmentRules;
  group: SegmentGroup;
  index: number;
  /** What stands in the same line, for a group that only leaves out. */
  children?: ReactNode;
}) {
  const { rules, group, index } = props;
  const { change } = useBuilder();
  const exclude = group.exclude ?? false;
  return (
    <header className={classes.header}>
      <Tile tone={exclude ? "danger" : "success"} size={20}>
        {exclude ? <IconMinus size={14} /> : <IconPlus size={14} />}
      </Tile>
      <h2 className={classes.title}>Segment group {index + 1}</h2>
      <span className={classes.words}>{exclude ? "Exclude contacts in" : "Include"}</span>
      <Select
        className={classes.how ?? ""}
        size="sm"
        aria-label={`Segment group ${index + 1}: how many of its base segments`}
        data={["any", "all", "none"]}
        value={group.sourceType}
        rightSection={<IconChevronDown size={14} />}
        rightSectionWidth={24}
        onChange={(value) => {
          const chosen = Combine.safeParse(value);
          if (chosen.success)
            change(`include ${chosen.data}`, (now) => setSourceType(now, index, chosen.data));
        }}
      />
      <span className={classes.words}>{exclude ? "of" : "of these base segments"}</span>
      {props.children}
      <span className={classes.space} />
      <GroupFigure group={group} exclude={exclude} />
      <GroupMenu rules={rules} index={index} />
    </header>
  );
}

function GroupFigure({ group, exclude }: { group: SegmentGroup; exclude: boolean }) {
  const { live } = useBuilder();
  const format = useFormat();
  const { contacts, removed } = groupCount(live, group);
  if (contacts === null) return null;
  if (exclude && removed !== null)
    return (
      <span className={classes.figure} data-danger>
        <b>{removed === 0 ? "0" : `−${format.count(removed)}`}</b>
        <span className="visually-hidden"> contacts are left out by this group</span>
      </span>
    );
  return (
    <span className={classes.figure}>
      <b>{format.count(contacts)}</b> {contacts === 1 ? "contact" : "contacts"}
    </span>
  );
}
