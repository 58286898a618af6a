import {
  IconAddressBook,
  IconHome,
  IconInbox,
  IconRoute,
  IconSettings,
  IconSpeakerphone,
  IconTargetArrow,
  IconTemplate,
  type Icon,
} from "@tabler/icons-react";
import type { useStatus } from "../data/use-current-project.ts";
import type { Format } from "../ui/format.ts";

type Status = NonNullable<ReturnType<typeof useStatus>>;

export type Section = {
  name: string;
  path: string;
  icon: Icon;
  aliases: string[];
  /** Grey words at the right; null shows none. */
  count: (status: Status, format: Format) => string | null;
};

/** The screens of the navigation, in its order and that of Ctrl/Cmd+1…9. */
export const sections: readonly Section[] = [
  {
    name: "Home",
    path: "/home",
    icon: IconHome,
    aliases: ["dashboard", "start"],
    count: () => null,
  },
  {
    name: "Audience",
    path: "/audience",
    icon: IconAddressBook,
    aliases: ["contacts", "users", "endpoints", "people", "list"],
    count: (status, format) => format.count(status.contacts),
  },
  {
    name: "Segments",
    path: "/segments",
    icon: IconTargetArrow,
    aliases: ["filter", "group", "audience"],
    count: (status, format) => format.count(status.segments),
  },
  {
    name: "Journeys",
    path: "/journeys",
    icon: IconRoute,
    aliases: ["automation", "flow", "workflow"],
    count: ({ journeys }, format) =>
      journeys.live > 0 ? `${format.count(journeys.live)} live` : null,
  },
  {
    name: "Campaigns",
    path: "/campaigns",
    icon: IconSpeakerphone,
    aliases: ["broadcast", "newsletter", "mailing"],
    count: ({ campaigns }, format) =>
      campaigns.sending > 0 ? `${format.count(campaigns.sending)} sending` : null,
  },
  {
    name: "Templates",
    path: "/templates",
    icon: IconTemplate,
    aliases: ["mail", "layout", "design", "sms", "push"],
    count: () => null,
  },
  {
    name: "Messages",
    path: "/messages",
    icon: IconInbox,
    aliases: ["sandbox", "mailbox", "outbox", "inbox"],
    count: (status, format) => (status.unreadMail > 0 ? format.count(status.unreadMail) : null),
  },
];

export const settingsSection: Section = {
  name: "Settings",
  path: "/settings",
  icon: IconSettings,
  aliases: ["preferences", "options"],
  count: () => null,
};
