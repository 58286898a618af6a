import { Select, TextInput } from "@mantine/core";
import { IconChevronDown, IconMinus, IconPlus } from "@tabler/icons-react";
import { useState, type ReactNode } from "react";
import {
  Combine,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { Tile } from "../../../ui/tile.tsx";
import { groupName, setGroupName, setSourceType } from "../edit-groups.ts";
import { controlKey, useBuilder } from "./builder-context.ts";
import { GroupFigure } from "./group-figure.tsx";
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
  const [renaming, setRenaming] = useState(false);
  const exclude = group.exclude ?? false;
  return (
    <header className={classes.header}>
      <Tile tone={exclude ? "danger" : "success"} size={20}>
        {exclude ? <IconMinus size={14} /> : <IconPlus size={14} />}
      </Tile>
      {renaming ? (
        <GroupNameInput group={group} index={index} onEnd={() => setRenaming(false)} />
      ) : (
        <h2 className={classes.title}>{groupName(group, index)}</h2>
      )}
      <span className={classes.words}>{exclude ? "Exclude contacts in" : "Include"}</span>
      <Select
        className={classes.how ?? ""}
        size="sm"
        aria-label={`Segment group ${index + 1}: how many of its base segments`}
        data={["any", "all", "none"]}
        value={group.sourceType}
        allowDeselect={false}
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
      <span className={classes.end}>
        {group.disabled ? (
          <span className={classes.figure}>Disabled</span>
        ) : (
          <GroupFigure group={group} index={index} exclude={exclude} />
        )}
        <GroupMenu rules={rules} index={index} onRename={() => setRenaming(true)} />
      </span>
    </header>
  );
}

/** Renamed in place: Enter or leaving keeps it, Esc does not; nothing gives the number back. */
function GroupNameInput(props: { group: SegmentGroup; index: number; onEnd: () => void }) {
  const { group, index, onEnd } = props;
  const { change, focus } = useBuilder();
  const [text, setText] = useState(group.name ?? "");
  const end = (keep: boolean, back: boolean) => {
    if (keep && text.trim() !== (group.name ?? ""))
      change("rename segment group", (now) => setGroupName(now, index, text));
    onEnd();
    if (back) focus({ group: index, part: "menu" });
  };
  return (
    <TextInput
      size="sm"
      w={180}
      autoFocus
      aria-label={`Name of segment group ${index + 1}`}
      placeholder={`Segment group ${index + 1}`}
      maxLength={64}
      data-control={controlKey({ group: index, part: "name" })}
      value={text}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => end(true, false)}
      onKeyDown={(event) => {
        if (event.key === "Enter") end(true, true);
        else if (event.key === "Escape") end(false, true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
