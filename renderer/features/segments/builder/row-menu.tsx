import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowsExchange,
  IconArrowUp,
  IconCopy,
  IconDotsVertical,
  IconEye,
  IconEyeOff,
  IconIndentDecrease,
  IconIndentIncrease,
  IconTrash,
} from "@tabler/icons-react";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Keys } from "../../../ui/keys.tsx";
import type { RowActs } from "./use-row-acts.ts";

export function RowMenu(props: {
  label: string;
  acts: RowActs;
  disabled: boolean;
  first: boolean;
  last: boolean;
}) {
  // prettier-ignore
  const { acts, disabled } = props;
  return (
    <Menu position="bottom-end" width={256} returnFocus={false}>
      <Menu.Target>
        <IconAction label={props.label} size="sm">
          <IconDotsVertical size={16} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={16} />}
          rightSection={<Keys shortcut="Mod+D" plain />}
          onClick={acts.duplicate}
        >
          Duplicate
        </Menu.Item>
        {acts.negate ? (
          <Menu.Item leftSection={<IconArrowsExchange size={16} />} onClick={acts.negate}>
            Negate
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={disabled ? <IconEye size={16} /> : <IconEyeOff size={16} />}
          onClick={acts.toggle}
        >
          {disabled ? "Enable" : "Disable"}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconIndentIncrease size={16} />}
          rightSection={<Keys shortcut="Alt+Shift+ArrowRight" plain />}
          disabled={!acts.wrap}
          onClick={acts.wrap ?? undefined}
        >
          Wrap in group
        </Menu.Item>
        <Menu.Item
          leftSection={<IconIndentDecrease size={16} />}
          rightSection={<Keys shortcut="Alt+Shift+ArrowLeft" plain />}
          disabled={!acts.unwrap}
          onClick={acts.unwrap ?? undefined}
        >
          Join group above
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          rightSection={<Keys shortcut="Alt+ArrowUp" plain />}
          disabled={props.first}
          onClick={() => acts.move(-1)}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          rightSection={<Keys shortcut="Alt+ArrowDown" plain />}
          disabled={props.last}
          onClick={() => acts.move(1)}
        >
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          rightSection={<Keys shortcut="Delete" plain />}
          onClick={acts.remove}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
