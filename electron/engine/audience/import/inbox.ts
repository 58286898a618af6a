import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../../../shared/domain/errors.ts";
import { readable } from "../../store/database.ts";
import type { Parts } from "../../parts.ts";

const rejected = /[<>:"/\\|?*\p{Cc}]/gu;

/** The project's folder for files on their way in. */
export function createInbox({ folder, random }: Pick<Parts, "folder" | "random">) {
  const inbox = path.join(folder, "inbox");
  const pathOf = (file: string): string => {
    // The name comes from outside: it may not lead out of the folder.
    if (path.basename(file) !== file || file === "." || file === "..")
      throw new AppError("BAD_INPUT", "This is not a file of the project's inbox.", {
        place: file,
      });
    return path.join(inbox, file);
  };
  const reserve = (fileName: string) => {
    mkdirSync(inbox, { recursive: true });
    const name =
      fileName
        .replaceAll(rejected, "_")
        .replace(/^\.+|[. ]+$/g, "")
        .slice(-120) || "file";
    const file = `${random.id().slice(0, 12)}-${name}`;
    return { file, path: pathOf(file) };
  };
  return {
    pathOf,
    reserve,
    /** Keeps pasted text as a file. */
    write(text: string): string {
      const reserved = reserve("Pasted.csv");
      try {
        writeFileSync(reserved.path, text, { flag: "wx" });
      } catch (error) {
        throw readable(error, reserved.path);
      }
      return reserved.file;
    },
    remove: (file: string) => rmSync(pathOf(file), { force: true }),
  };
}
export type Inbox = ReturnType<typeof createInbox>;
