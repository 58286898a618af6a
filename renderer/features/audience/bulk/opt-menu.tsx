import { Button, Menu } from "@mantine/core";
import { IconBan } from "@tabler/icons-react";
import type { BulkAct } from "../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../shared/domain/channel.ts";
import { channelName } from "../contacts/filter-words.ts";

const channels: ChannelType[] = ["EMAIL", "SMS", "PUSH", "VOICE"];

/** Opt-outs are kept per endpoint; a channel means all endpoints a contact has on it. */
export function OptMenu(props: { disabled: boolean; onChoose: (act: BulkAct) => void }) {
  const items = (kind: "optOut" | "optIn") => [
    <Menu.Item key="all" onClick={() => props.onChoose({ kind })}>
      Every channel
    </Menu.Item>,
    ...channels.map((channel) => (
      <Menu.Item key={channel} onClick={() => props.onChoose({ kind, channel })}>
        {channelName(channel)}
      </Menu.Item>
    )),
  ];
  return (
    <Menu position="top-start" width={180}>
      <Menu.Target>
        <Button disabled={props.disabled} leftSection={<IconBan size={15} />}>
          Opt out
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Opt out of</Menu.Label>
        {items("optOut")}
        <Menu.Divider />
        <Menu.Label>Opt in to</Menu.Label>
        {items("optIn")}
      </Menu.Dropdown>
    </Menu>
  );
}
