import {
  IconActivity,
  IconBolt,
  IconBroadcast,
  IconCalendar,
  IconDeviceMobile,
  IconHash,
  IconLayoutBottombar,
  IconMail,
  IconMailOpened,
  IconMapPin,
  IconMessage2,
  IconPhone,
  IconRadar2,
  IconShieldCheck,
  IconSpeakerphone,
  IconTag,
  IconTargetArrow,
  IconToggleLeft,
  IconUser,
  IconUsersGroup,
  IconWebhook,
} from "@tabler/icons-react";
import type { ChannelFamily } from "../../shared/domain/channel.ts";
import type { CriterionField } from "../../shared/domain/segment.ts";

export const familyIcons: Record<ChannelFamily, typeof IconMail> = {
  email: IconMail,
  sms: IconMessage2,
  push: IconDeviceMobile,
  voice: IconPhone,
  inapp: IconLayoutBottombar,
  custom: IconWebhook,
};

const icons: Record<Exclude<CriterionField["kind"], "reachable">, typeof IconTag> = {
  channel: IconBroadcast,
  attribute: IconTag,
  userAttribute: IconUser,
  metric: IconHash,
  demographic: IconDeviceMobile,
  location: IconMapPin,
  distance: IconRadar2,
  activity: IconActivity,
  optOut: IconShieldCheck,
  status: IconToggleLeft,
  created: IconCalendar,
  cohort: IconUsersGroup,
  event: IconBolt,
  messageEvent: IconMailOpened,
  campaign: IconSpeakerphone,
  segment: IconTargetArrow,
};

export function FieldIcon({ field }: { field: CriterionField }) {
  const Icon = field.kind === "reachable" ? familyIcons[field.family] : icons[field.kind];
  return <Icon size={15} />;
}
