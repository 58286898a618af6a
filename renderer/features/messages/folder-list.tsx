import { useQuery } from "@tanstack/react-query";
import type { KeyboardEvent } from "react";
import { Link } from "react-router";
import type { Folder } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { CopyAction } from "../../ui/copy-action.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { folders } from "./folders.ts";
import classes from "./messages.module.css";

/** One stop of the Tab key; ↑↓ move between the folders, Enter opens. */
export function FolderList({ folder: chosen }: { folder: Folder }) {
  const format = useFormat();
  const counts = useQuery(useEngine().messages.folders.queryOptions()).data;
  const of = (folder: Folder) => counts?.find((each) => each.folder === folder);
  const shown = folders.filter(
    ({ folder }) =>
      (folder !== "unknown" && folder !== "held") ||
      folder === chosen ||
      (of(folder)?.count ?? 0) > 0,
  );
  return (
    <div className={classes.side}>
      <nav aria-label="Folders">
        <ul className={classes.folders}>
          {shown.map(({ folder, name, icon: Icon }) => {
            const found = of(folder);
            const unread = found?.unread ?? 0;
            return (
              <li key={folder}>
                <Link
                  to={`/messages/${folder}`}
                  className={classes.folder ?? ""}
                  aria-current={folder === chosen ? "page" : undefined}
                  tabIndex={folder === chosen ? 0 : -1}
                  onKeyDown={moveFocus}
                >
                  <Icon size={16} />
                  <span className={classes.folderName}>{name}</span>
                  {unread > 0 ? (
                    <span className={classes.count} data-unread>
                      {format.brief(unread)}
                      <span className="visually-hidden"> unread</span>
                    </span>
                  ) : found && found.count > 0 ? (
                    <span className={classes.count}>{format.brief(found.count)}</span>
                  ) : null}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <SandboxAddress />
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLAnchorElement>) {
  const links = [...(event.currentTarget.closest("ul")?.querySelectorAll("a") ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const next = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: links.length - 1,
  }[event.key];
  const target = next === undefined ? undefined : links[next];
  if (!target) return;
  event.preventDefault();
  target.focus();
}

/** Other programs of this computer may send test mail to the sandbox. */
function SandboxAddress() {
  const port = useQuery(useEngine().system.info.queryOptions()).data?.sandboxSmtpPort ?? null;
  if (port === null) return null;
  const address = `127.0.0.1:${port}`;
  return (
    <div className={classes.smtp}>
      <p>For developers: mail sent to this SMTP address arrives in the sandbox inbox.</p>
      <div className={classes.smtpLine}>
        <code>{address}</code>
        <CopyAction text={address} size="xs" />
      </div>
    </div>
  );
}
