import { Button, Menu } from "@mantine/core";
import { IconChevronDown, IconTestPipe } from "@tabler/icons-react";
import type { MessageRow } from "../../../shared/contract/messages.ts";
import { playsOf } from "./play-words.ts";
import { usePlay } from "./use-play.ts";

/** Acts as the receiver of messages that are no mails would. */
export function PlayMenu(props: {
  ids: readonly string[];
  family: MessageRow["family"];
  size: "xs" | "sm";
}) {
  const { play } = usePlay(props.ids);
  const plays = playsOf(props.family);
  if (plays.length === 0) return null;
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button
          size={props.size}
          leftSection={<IconTestPipe size={15} />}
          rightSection={<IconChevronDown size={14} />}
        >
          Simulate
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Recorded as simulated</Menu.Label>
        {plays.map(({ kind, label, ...words }) => (
          <Menu.Item key={kind} onClick={() => void play({ kind }, words)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
