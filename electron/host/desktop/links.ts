import { stat } from "node:fs/promises";
import path from "node:path";
import { shell } from "electron";
import type { Log } from "../log.ts";

const maxLength = 2048;

/** Whether the system may open it: a web or mail address, without a name and password to trick the eye. */
function isSafeLink(link: string): boolean {
  if (link.length > maxLength || !URL.canParse(link)) return false;
  const url = new URL(link);
  if (url.protocol === "mailto:") return true;
  return (url.protocol === "https:" || url.protocol === "http:") && !url.username && !url.password;
}

/** Opens a link in the user's browser or mail program; anything else is ignored. */
export function openLink(link: string, log: Log): void {
  if (!isSafeLink(link)) return;
  shell
    .openExternal(new URL(link).href)
    .catch((error: unknown) => log("A link could not be opened.", error));
}

/** Shows a folder in the file manager. What looks like a program is only pointed at, never opened. */
export async function openFolder(folder: string): Promise<boolean> {
  const found = path.isAbsolute(folder) ? await stat(folder).catch(() => null) : null;
  if (!found?.isDirectory()) return false;
  // On a Mac a folder with an extension can be a program.
  if (path.extname(folder)) {
    shell.showItemInFolder(folder);
    return true;
  }
  return (await shell.openPath(folder)) === "";
}
