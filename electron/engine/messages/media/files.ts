import { createHash } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { pictureEnding, type PictureType } from "../../../../shared/domain/picture.ts";
import { readable } from "../../store/database.ts";

const name = /^[0-9a-f]{32}\.(?:png|jpg|gif|webp)$/;

/** The project's folder of pictures. A file is named after its content and never changes. */
export function createMediaFiles(folder: string) {
  const media = path.join(folder, "media");
  const pathOf = (file: string): string | null => (name.test(file) ? path.join(media, file) : null);
  return {
    pathOf,
    /** Names the bytes and keeps them; whole or not at all, whatever happens meanwhile. */
    keep(bytes: Uint8Array, type: PictureType): string {
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 32);
      const file = `${hash}.${pictureEnding(type)}`;
      const target = path.join(media, file);
      try {
        if (statSync(target, { throwIfNoEntry: false })?.size === bytes.length) return file;
        mkdirSync(media, { recursive: true });
        const part = `${target}.part`;
        const handle = openSync(part, "w", 0o600);
        try {
          writeSync(handle, bytes);
          fsyncSync(handle);
        } finally {
          closeSync(handle);
        }
        renameSync(part, target);
        return file;
      } catch (error) {
        rmSync(`${target}.part`, { force: true });
        throw readable(error, target);
      }
    },
    /** Null where the file is gone. */
    read(file: string): Buffer | null {
      const from = pathOf(file);
      try {
        return from === null ? null : readFileSync(from);
      } catch {
        return null;
      }
    },
    remove(file: string): void {
      const from = pathOf(file);
      if (from) rmSync(from, { force: true });
    },
  };
}
export type MediaFiles = ReturnType<typeof createMediaFiles>;
