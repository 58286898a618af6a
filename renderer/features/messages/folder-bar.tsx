import type { Folder } from "../../../shared/contract/messages.ts";
import { OutboxBar } from "./outbox-bar.tsx";
import { UnknownBar } from "./unknown-bar.tsx";

/** What a folder says about itself above its list. */
export function FolderBar({ folder }: { folder: Folder }) {
  if (folder === "outbox") return <OutboxBar />;
  if (folder === "unknown") return <UnknownBar />;
  return null;
}
