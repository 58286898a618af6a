import { Button, Menu } from "@mantine/core";
import { IconFilter } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { ContactFilter } from "../../../../../shared/contract/contacts.ts";
import type { ChannelType } from "../../../../../shared/domain/channel.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { statuses } from "../contact-filter.ts";
import classes from "../contacts.module.css";
import { channelName, statusNames } from "../filter-words.ts";

/** `PUSH` stands for every push service. */
const channels: ChannelType[] = ["EMAIL", "SMS", "PUSH", "VOICE", "IN_APP", "CUSTOM"];

type FilterMenuProps = {
  filter: ContactFilter;
  onChoose: (part: "status" | "channel" | "segment", value: string) => void;
  onAttribute: () => void;
};

/** What the list can be narrowed by. Choosing another value replaces the one before. */
export function FilterMenu({ filter, onChoose, onAttribute }: FilterMenuProps) {
  return (
    <Menu position="bottom-start" width={200}>
      <Menu.Target>
        <Button leftSection={<IconFilter size={15} />}>Filter</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Sub label="Status">
          {statuses.map((status) => (
            <Menu.Item
              key={status}
              aria-current={filter.status === status || undefined}
              onClick={() => onChoose("status", status)}
            >
              {statusNames[status]}
            </Menu.Item>
          ))}
        </Sub>
        <Sub label="Channel">
          {channels.map((channel) => (
            <Menu.Item
              key={channel}
              aria-current={filter.channel === channel || undefined}
              onClick={() => onChoose("channel", channel)}
            >
              {channelName(channel)}
            </Menu.Item>
          ))}
        </Sub>
        <SegmentSub filter={filter} onChoose={onChoose} />
        <Menu.Divider />
        <Menu.Item onClick={onAttribute}>Attribute, event or date…</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

const Sub = (props: { label: string; children: React.ReactNode }) => (
  <Menu.Sub>
    <Menu.Sub.Target>
      <Menu.Sub.Item>{props.label}</Menu.Sub.Item>
    </Menu.Sub.Target>
    <Menu.Sub.Dropdown className={classes.menuList ?? ""}>{props.children}</Menu.Sub.Dropdown>
  </Menu.Sub>
);

function SegmentSub({ filter, onChoose }: Pick<FilterMenuProps, "filter" | "onChoose">) {
  const segments = useQuery(useEngine().segments.list.queryOptions()).data;
  if (!segments || segments.length === 0) return null;
  return (
    <Sub label="Segment">
      {segments.map(({ id, name }) => (
        <Menu.Item
          key={id}
          aria-current={filter.segmentId === id || undefined}
          onClick={() => onChoose("segment", id)}
        >
          {name}
        </Menu.Item>
      ))}
    </Sub>
  );
}
