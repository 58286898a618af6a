import {
  IconAlertTriangle,
  IconFlask,
  IconInbox,
  IconMailForward,
  IconMailOff,
  IconHandStop,
  IconSend,
  type Icon,
} from "@tabler/icons-react";
import { Folder } from "../../../shared/contract/messages.ts";

export type FolderInfo = {
  folder: Folder;
  name: string;
  icon: Icon;
  /** One thing of this folder: “1,226 messages”. */
  one: string;
  empty: string;
};

/** In the order of the list. */
export const folders: readonly FolderInfo[] = [
  {
    folder: "sandbox",
    name: "Sandbox inbox",
    icon: IconInbox,
    one: "message",
    empty: "Nothing here yet. Test messages and sandbox sends will appear here.",
  },
  {
    folder: "outbox",
    name: "Outbox",
    icon: IconMailForward,
    one: "message",
    empty: "Nothing waits to be sent.",
  },
  {
    folder: "sent",
    name: "Sent",
    icon: IconSend,
    one: "message",
    empty: "Nothing was sent yet.",
  },
  {
    folder: "notSent",
    name: "Not sent",
    icon: IconMailOff,
    one: "message",
    empty: "Nothing failed. A message that is not sent is listed here with its reason.",
  },
  {
    folder: "held",
    name: "Held",
    icon: IconHandStop,
    one: "message",
    empty: "Nothing is held. A message that needs your word before it goes is listed here.",
  },
  {
    folder: "unknown",
    name: "Unknown",
    icon: IconAlertTriangle,
    one: "message",
    empty: "The fate of every message is known.",
  },
  {
    folder: "tests",
    name: "Tests",
    icon: IconFlask,
    one: "test",
    empty: "Nothing here yet. Test messages and sandbox sends will appear here.",
  },
];

export const folderOf = (path: string | undefined): FolderInfo | undefined =>
  folders.find(({ folder }) => folder === path);
