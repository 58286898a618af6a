import { Button } from "@mantine/core";
import { IconFolderPlus, IconPlus } from "@tabler/icons-react";
import {
  Combine,
  type SegmentGroup,
  type SegmentRules,
} from "../../../../shared/domain/segment.ts";
import { appendBox, appendRow } from "../edit.ts";
import { groupName, setGroupType } from "../edit-groups.ts";
import { BaseChips } from "./base-chips.tsx";
import { BasePicker } from "./base-picker.tsx";
import base from "./base.module.css";
import { controlKey, useBuilder } from "./builder-context.ts";
import { CriteriaBox } from "./criteria-box.tsx";
import { GroupHeader } from "./group-header.tsx";
import classes from "./group.module.css";
import { Joiner } from "./joiner.tsx";

const between = [
  { value: Combine.enum.all, label: "AND" },
  { value: Combine.enum.any, label: "OR" },
  { value: Combine.enum.none, label: "NOR" },
];
const single = [
  { value: Combine.enum.all, label: "Must match" },
  { value: Combine.enum.none, label: "Must not match" },
];

/** One segment group: its base segments, cut down by its boxes of criteria. */
export function GroupCard(props: { rules: SegmentRules; group: SegmentGroup; index: number }) {
  const { rules, group, index } = props;
  const { change } = useBuilder();
  const boxes = group.dimensions.length;
  // A group that only leaves out segments needs one line.
  const inline = Boolean(group.exclude) && boxes === 0;
  const setType = (type: Combine) =>
    change("change how criteria groups join", (now) => setGroupType(now, index, type));
  return (
    <section
      className={classes.group}
      aria-label={groupName(group, index)}
      data-off={group.disabled || undefined}
    >
      <GroupHeader rules={rules} group={group} index={index}>
        {inline ? (
          <>
            <BaseChips group={group} index={index} />
            <BasePicker group={group} index={index} label="Segment" />
            <AddCriterion rules={rules} index={index} subtle />
          </>
        ) : null}
      </GroupHeader>
      {inline ? null : (
        <div className={base.row}>
          <BaseChips group={group} index={index} />
          <BasePicker group={group} index={index} label="Base segment" />
          {boxes > 0 ? <span className={base.heading}>Matches on its own</span> : null}
        </div>
      )}
      {boxes === 1 && group.type === "none" ? (
        <Joiner
          label="What the criteria mean"
          value={group.type}
          options={single}
          onChange={setType}
        />
      ) : null}
      {group.dimensions.map((box, at) => (
        <div key={at}>
          {at > 0 ? (
            <Joiner
              label={`Criteria groups ${at} and ${at + 1}`}
              value={group.type}
              options={between}
              onChange={setType}
            />
          ) : null}
          <CriteriaBox rules={rules} path={{ group: index, box: at }} box={box} boxes={boxes} />
        </div>
      ))}
      {inline ? null : (
        <footer className={classes.footer}>
          <AddCriterion rules={rules} index={index} />
          <AddBox rules={rules} index={index} />
        </footer>
      )}
    </section>
  );
}

function AddCriterion(props: { rules: SegmentRules; index: number; subtle?: boolean }) {
  const { rules, index } = props;
  const { change, focus } = useBuilder();
  return (
    <Button
      size="xs"
      {...(props.subtle ? { variant: "subtle", color: "gray" } : {})}
      leftSection={<IconPlus size={14} />}
      data-control={controlKey({ group: index, part: "add" })}
      onClick={() => {
        change("add criterion", (now) => appendRow(now, index).rules);
        focus({ ...appendRow(rules, index).path, part: "attribute" });
      }}
    >
      {props.subtle ? "Criterion" : "Add criterion"}
    </Button>
  );
}

function AddBox({ rules, index }: { rules: SegmentRules; index: number }) {
  const { change, focus } = useBuilder();
  return (
    <Button
      size="xs"
      variant="subtle"
      color="gray"
      leftSection={<IconFolderPlus size={15} />}
      onClick={() => {
        change("add criteria group", (now) => appendBox(now, index).rules);
        focus({ ...appendBox(rules, index).path, part: "attribute" });
      }}
    >
      Add criteria group
    </Button>
  );
}
