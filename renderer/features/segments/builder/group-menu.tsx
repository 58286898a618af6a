import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCircleMinus,
  IconCirclePlus,
  IconCopy,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import {
  duplicateGroup,
  moveGroup,
  removeGroup,
  setExclude,
  setGroupDisabled,
} from "../edit-groups.ts";
import { controlKey, useBuilder } from "./builder-context.ts";

export function GroupMenu(props: { rules: SegmentRules; index: number; onRename: () => void }) {
  const { rules, index } = props;
  const { change, focus } = useBuilder();
  const name = `segment group ${index + 1}`;
  const { exclude = false, disabled = false } = rules.groups[index] ?? {};
  const last = rules.groups.length - 1;
  const act = (words: string, to: (now: SegmentRules) => SegmentRules, then = index) => {
    change(`${words} ${name}`, to);
    focus({ group: then, part: "menu" });
  };
  return (
    <Menu position="bottom-end" width={230} returnFocus={false}>
      <Menu.Target>
        <IconAction
          label={`Actions for ${name}`}
          size="sm"
          data-control={controlKey({ group: index, part: "menu" })}
        >
          <IconDotsVertical size={16} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={props.onRename}>
          Rename
        </Menu.Item>
        <Menu.Item
          leftSection={exclude ? <IconCirclePlus size={16} /> : <IconCircleMinus size={16} />}
          onClick={() =>
            act(exclude ? "include" : "exclude", (now) => setExclude(now, index, !exclude))
          }
        >
          {exclude ? "Convert to Include" : "Convert to Exclude"}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          onClick={() => act("duplicate", (now) => duplicateGroup(now, index), index + 1)}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={disabled ? <IconEye size={16} /> : <IconEyeOff size={16} />}
          onClick={() =>
            act(disabled ? "enable" : "disable", (now) => setGroupDisabled(now, index, !disabled))
          }
        >
          {disabled ? "Enable" : "Disable"}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          disabled={index === 0}
          onClick={() => act("move", (now) => moveGroup(now, index, -1), index - 1)}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          disabled={index === last}
          onClick={() => act("move", (now) => moveGroup(now, index, 1), index + 1)}
        >
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          onClick={() =>
            act("delete", (now) => removeGroup(now, index), Math.max(0, Math.min(index, last - 1)))
          }
        >
          {last === 0 ? "Clear" : "Delete"}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
