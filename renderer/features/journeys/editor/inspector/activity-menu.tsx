import { Menu } from "@mantine/core";
import {
  IconCopy,
  IconCopyPlus,
  IconDots,
  IconPlayerSkipForward,
  IconTrash,
} from "@tabler/icons-react";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { Keys } from "../../../../ui/keys.tsx";
import { useEditor } from "../editor-context.ts";
import { useActivityActs } from "./use-activity-acts.ts";

/** What can be done with an activity besides changing it. */
export function ActivityMenu({ id }: { id: string }) {
  const document = useEditor((editor) => editor.document);
  const acts = useActivityActs();
  const activity = document.activities[id];
  const entry = id === document.entry;
  if (!activity || entry) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconAction label="Actions" size="sm">
          <IconDots size={16} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconCopy size={15} />}
          rightSection={<Keys shortcut="Mod+C" plain />}
          onClick={() => void acts.copy([id])}
        >
          Copy
        </Menu.Item>
        <Menu.Item
          leftSection={<IconCopyPlus size={15} />}
          rightSection={<Keys shortcut="Mod+D" plain />}
          onClick={() => acts.duplicate([id])}
        >
          Duplicate
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPlayerSkipForward size={15} />}
          onClick={() => acts.skip([id], !activity.skipped)}
        >
          {activity.skipped ? "Stop skipping" : "Skip"}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          color="red"
          leftSection={<IconTrash size={15} />}
          rightSection={<Keys shortcut="Delete" plain />}
          onClick={() => acts.remove([id])}
        >
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
