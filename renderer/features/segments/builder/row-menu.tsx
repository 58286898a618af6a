import { Menu } from "@mantine/core";
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDotsVertical,
  IconTrash,
} from "@tabler/icons-react";
import { IconAction } from "../../../ui/icon-action.tsx";
import { Keys } from "../../../ui/keys.tsx";

export type RowActs = {
  duplicate: () => void;
  move: (step: -1 | 1) => void;
  remove: () => void;
};

export function RowMenu(props: { label: string; acts: RowActs; first: boolean; last: boolean }) {
  const { acts } = props;
  return (
    <Menu position="bottom-end" width={220} returnFocus={false}>
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
