import {
  IconDeviceMobile,
  IconLayoutBottombar,
  IconMail,
  IconMessage2,
  IconPhone,
  type Icon,
} from "@tabler/icons-react";
import type { TemplateType } from "../../../shared/domain/template/template.ts";
import { Tile } from "../../ui/tile.tsx";

/** The channels a template can be for, in the order of the whole window. */
export const channels: readonly { type: TemplateType; name: string; icon: Icon }[] = [
  { type: "email", name: "Email", icon: IconMail },
  { type: "sms", name: "SMS", icon: IconMessage2 },
  { type: "push", name: "Push", icon: IconDeviceMobile },
  { type: "voice", name: "Voice", icon: IconPhone },
  { type: "inapp", name: "In-app", icon: IconLayoutBottombar },
];

const fallback = { name: "Email", icon: IconMail };
export const channelOf = (type: TemplateType) =>
  channels.find((channel) => channel.type === type) ?? fallback;

export function ChannelTile({ type, size }: { type: TemplateType; size?: 20 | 26 | 28 | 34 }) {
  const { icon: Sign } = channelOf(type);
  return (
    <Tile tone={type} {...(size ? { size } : {})}>
      <Sign size={size === 20 ? 14 : 16} />
    </Tile>
  );
}
