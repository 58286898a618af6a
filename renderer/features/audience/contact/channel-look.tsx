import {
  IconDeviceMobile,
  IconLayoutBottombar,
  IconMail,
  IconMessage2,
  IconPhone,
  IconWebhook,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ChannelFamily } from "../../../../shared/domain/channel.ts";
import { Tile } from "../../../ui/tile.tsx";

export const channelIcons: Record<ChannelFamily, ReactNode> = {
  email: <IconMail size={16} />,
  sms: <IconMessage2 size={16} />,
  push: <IconDeviceMobile size={16} />,
  voice: <IconPhone size={16} />,
  inapp: <IconLayoutBottombar size={16} />,
  custom: <IconWebhook size={16} />,
};

export const ChannelTile = (props: { family: ChannelFamily; size?: 26 | 28 }) => (
  <Tile tone={props.family} size={props.size ?? 28}>
    {channelIcons[props.family]}
  </Tile>
);
