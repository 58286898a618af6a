import { Menu } from "@mantine/core";
import { IconHelp, IconInfoCircle, IconKeyboard } from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { IconAction } from "../ui/icon-action.tsx";
import { Keys } from "../ui/keys.tsx";
import { showShortcuts } from "./window-store.ts";

export function HelpMenu() {
  const navigate = useNavigate();
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <IconAction label="Help">
          <IconHelp size={17} />
        </IconAction>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconKeyboard size={16} />}
          rightSection={<Keys shortcut="?" />}
          onClick={() => showShortcuts(true)}
        >
          Keyboard shortcuts
        </Menu.Item>
        <Menu.Item
          leftSection={<IconInfoCircle size={16} />}
          onClick={() => void navigate("/settings/about")}
        >
          About Wayline
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
