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
import { memo, type RefObject } from "react";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Keys } from "../../../ui/keys.tsx";
import type { RowActs } from "./use-row-acts.ts";

export const RowMenu = memo(Menus);

/** Drawn anew only when what it offers changes; `acts` always does what the newest drawing says. */
function Menus(props: {
  label: string;
  acts: RefObject<RowActs>;
  negates: boolean;
  wraps: boolean;
  unwraps: boolean;
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
          onClick={() => acts.current.duplicate()}
        >
          Duplicate
        </Menu.Item>
        {props.negates ? (
          <Menu.Item
            leftSection={<IconArrowsExchange size={16} />}
            onClick={() => acts.current.negate?.()}
          >
            Negate
          </Menu.Item>
        ) : null}
        <Menu.Item
          leftSection={disabled ? <IconEye size={16} /> : <IconEyeOff size={16} />}
          onClick={() => acts.current.toggle()}
        >
          {disabled ? "Enable" : "Disable"}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconIndentIncrease size={16} />}
          rightSection={<Keys shortcut="Alt+Shift+ArrowRight" plain />}
          disabled={!props.wraps}
          onClick={() => acts.current.wrap?.()}
        >
          Wrap in group
        </Menu.Item>
        <Menu.Item
          leftSection={<IconIndentDecrease size={16} />}
          rightSection={<Keys shortcut="Alt+Shift+ArrowLeft" plain />}
          disabled={!props.unwraps}
          onClick={() => acts.current.unwrap?.()}
        >
          Join group above
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowUp size={16} />}
          rightSection={<Keys shortcut="Alt+ArrowUp" plain />}
          disabled={props.first}
          onClick={() => acts.current.move(-1)}
        >
          Move up
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowDown size={16} />}
          rightSection={<Keys shortcut="Alt+ArrowDown" plain />}
          disabled={props.last}
          onClick={() => acts.current.move(1)}
        >
          Move down
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={16} />}
          rightSection={<Keys shortcut="Delete" plain />}
          onClick={() => acts.current.remove()}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
