import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { Page } from "../../ui/page.tsx";
import { FolderActs } from "./folder-acts.tsx";
import { FolderList } from "./folder-list.tsx";
import type { FolderInfo } from "./folders.ts";
import { MessageList } from "./message-list.tsx";
import classes from "./messages.module.css";
import { ReadingPane } from "./reading-pane.tsx";

/** Folders, the list of the chosen one, and the message that is open. */
export function Mailbox({ info }: { info: FolderInfo }) {
  const [params, setParams] = useSearchParams();
  const id = params.get("id");
  const open = useCallback(
    (next: string) =>
      setParams(
        (before) => {
          before.set("id", next);
          return before;
        },
        { replace: true },
      ),
    [setParams],
  );
  return (
    <Page
      title={info.name}
      titleSlot="Messages"
      crumbs={[{ label: "Messages", to: "/messages/sandbox" }]}
      focusTitle={false}
      actions={<FolderActs folder={info.folder} />}
      flush
    >
      <div className={classes.panes}>
        <FolderList folder={info.folder} />
        <MessageList info={info} openId={id} onOpen={open} />
        <section className={classes.reading} aria-label="Message" data-region="panel">
          {id ? (
            <ReadingPane key={id} id={id} folder={info.folder} />
          ) : (
            <p className={classes.nothing}>Choose a message to read it here.</p>
          )}
        </section>
      </div>
    </Page>
  );
}
