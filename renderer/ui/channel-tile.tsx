import {
  IconDeviceMobile,
  IconLayoutBottombar,
  IconMail,
  IconMessage2,
  IconPhone,
  IconWebhook,
  type Icon,
} from "@tabler/icons-react";
import type { ChannelFamily } from "../../shared/domain/channel.ts";
import { Tile } from "./tile.tsx";

const icons: Record<ChannelFamily, Icon> = {
  email: IconMail,
  sms: IconMessage2,
  push: IconDeviceMobile,
  voice: IconPhone,
  inapp: IconLayoutBottombar,
  custom: IconWebhook,
};

export const ChannelIcon = (props: { family: ChannelFamily; size?: 14 | 16 }) => {
  const Sign = icons[props.family];
  return <Sign size={props.size ?? 16} />;
};

/** A channel's sign in its colour; the word beside it carries the meaning. */
export const ChannelTile = (props: { family: ChannelFamily; size?: 20 | 26 | 28 | 34 }) => (
  <Tile tone={props.family} size={props.size ?? 28}>
    <ChannelIcon family={props.family} size={props.size === 20 ? 14 : 16} />
  </Tile>
);
