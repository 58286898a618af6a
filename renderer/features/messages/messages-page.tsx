import { Navigate, useParams } from "react-router";
import { folderOf } from "./folders.ts";
import { Mailbox } from "./mailbox.tsx";

/** `/messages/<folder>?id=…`; no folder, or one that does not exist, is the sandbox inbox. */
export function MessagesPage() {
  const info = folderOf(useParams()["folder"]);
  if (!info) return <Navigate to="/messages/sandbox" replace />;
  return <Mailbox key={info.folder} info={info} />;
}
