import {
  IconFolder,
  IconGauge,
  IconInfoCircle,
  IconMail,
  IconMailbox,
  IconPalette,
  IconRadar2,
  IconWebhook,
} from "@tabler/icons-react";
import type { ReactNode } from "react";

export type SettingsPageInfo = {
  path: string;
  name: string;
  group: string;
  icon: ReactNode;
  /** What is on the page, for the search. */
  words: string[];
};

/** The pages of Settings, in the order of their list. */
export const settingsPages: SettingsPageInfo[] = [
  {
    path: "project",
    name: "Project",
    group: "Project",
    icon: <IconFolder size={16} />,
    words: [
      "name",
      "time zone",
      "currency",
      "postal address",
      "sender name",
      "folder",
      "size",
      "missing variable",
    ],
  },
  {
    path: "email",
    name: "Email",
    group: "Channels",
    icon: <IconMail size={16} />,
    words: [
      "smtp",
      "delivery",
      "sandbox",
      "live",
      "send for real",
      "host",
      "port",
      "tls",
      "password",
      "from",
      "reply-to",
      "gmail",
      "microsoft 365",
      "amazon ses",
      "postmark",
      "mailgun",
      "check",
    ],
  },
  {
    path: "custom",
    name: "Custom",
    group: "Channels",
    icon: <IconWebhook size={16} />,
    words: ["webhook", "function", "lambda", "sandbox", "live", "call", "event attributes"],
  },
  {
    path: "limits",
    name: "Sending limits",
    group: "Sending",
    icon: <IconGauge size={16} />,
    words: ["daily limit", "per second", "speed", "late", "grace", "missed"],
  },
  {
    path: "tracking",
    name: "Tracking",
    group: "Sending",
    icon: <IconRadar2 size={16} />,
    words: ["opens", "clicks", "unsubscribe", "public address", "not measured"],
  },
  {
    path: "sandbox",
    name: "Sandbox mailbox",
    group: "Sending",
    icon: <IconMailbox size={16} />,
    words: ["smtp port", "test", "receiver", "developer"],
  },
  {
    path: "appearance",
    name: "Appearance",
    group: "Window",
    icon: <IconPalette size={16} />,
    words: [
      "theme",
      "dark",
      "light",
      "contrast",
      "density",
      "compact",
      "text size",
      "motion",
      "keyboard",
      "single-key shortcuts",
    ],
  },
  {
    path: "about",
    name: "About",
    group: "Window",
    icon: <IconInfoCircle size={16} />,
    words: ["version", "licence", "data folder", "logs"],
  },
];
