import { readFileSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import type { Picture } from "../../../../shared/contract/media.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import {
  pictureScheme,
  readPicture,
  tooLarge,
  type PictureFacts,
} from "../../../../shared/domain/picture.ts";
import type { Parts } from "../../parts.ts";
import * as store from "../../store/media.ts";
import { barePicture } from "./bare-picture.ts";
import { createMediaFiles } from "./files.ts";

/** A picture that stands in a text as an address. */
const written = /\bdata:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=]{40,})/g;

const titleOf = (fileName: string) =>
  fileName
    .replace(/^.*[\\/]/, "")
    .replace(/\.[^.]*$/, "")
    .trim()
    .slice(0, 200) || "Picture";

/** The pictures of an open project: their files, and what the table says of them. */
export function createMedia(parts: Parts) {
  const { store: db, clock, topics, log } = parts;
  const files = createMediaFiles(parts.folder);
  const missing = (name: string) =>
    new AppError("NOT_FOUND", "This picture is not there any more.", { place: name });
  const touch = () => topics.touch("media");

  // Room is made when nothing can bring them back: a removal is undone in the window that made it.
  try {
    for (const name of store.unusedPictures(db)) {
      store.forgetPicture(db, name);
      files.remove(name);
    }
  } catch (error) {
    log.error("pictures", error);
  }

  /** What a camera wrote into it stays behind: mails go to many people. */
  function keep(whole: Buffer, found: PictureFacts, title: string): string {
    const { bytes, facts } = barePicture(whole, found);
    const name = files.keep(bytes, facts.type);
    store.putPicture(db, {
      ...facts,
      name,
      title: title.slice(0, 200),
      alt: "",
      bytes: bytes.length,
      createdAt: clock.now(),
    });
    return name;
  }

  function read(file: string, fileName: string): Buffer {
    // The name comes from outside: it may not lead out of the folder.
    if (path.basename(file) !== file || file === "." || file === "..")
      throw new AppError("BAD_INPUT", "This is not a file of the project’s inbox.", {
        place: file,
      });
    const from = path.join(parts.folder, "inbox", file);
    try {
      const { size } = statSync(from);
      const refused = tooLarge(size, null);
      if (refused) throw refusal(refused, fileName);
      return readFileSync(from);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError("FILE_UNREADABLE", "The file could not be read.", {
        place: fileName,
        cure: "Choose it again.",
      });
    } finally {
      rmSync(from, { force: true });
    }
  }

  return {
    files,
    list(): Picture[] {
      const uses = store.usesOfPictures(db);
      return store.listPictures(db).map((row) => ({ ...row, usedBy: uses.get(row.name) ?? [] }));
    },
    add(file: string, fileName: string): Picture {
      const bytes = read(file, fileName);
      const found = readPicture(bytes);
      const problem = "problem" in found ? found.problem : tooLarge(bytes.length, found.facts);
      if (problem || !("facts" in found)) throw refusal(problem, fileName);
      const name = keep(bytes, found.facts, titleOf(fileName));
      touch();
      const row = store.findPicture(db, name);
      if (!row) throw missing(name);
      return { ...row, usedBy: store.usesOfPictures(db).get(name) ?? [] };
    },
    /** A text whose pictures were written into it, with those a mail can show kept in the project instead. */
    takeIn(text: string, title: string): string {
      let taken = false;
      const named = text.replaceAll(written, (whole, data: string) => {
        const bytes = Buffer.from(data, "base64");
        const found = readPicture(bytes);
        if (!("facts" in found) || tooLarge(bytes.length, found.facts)) return whole;
        taken = true;
        return `${pictureScheme}${keep(bytes, found.facts, title)}`;
      });
      if (taken) touch();
      return named;
    },
    describe(name: string, title: string, alt: string) {
      if (!store.describePicture(db, name, title, alt)) throw missing(name);
      touch();
      return null;
    },
    remove(name: string) {
      const picture = store.findPicture(db, name);
      if (!picture) throw missing(name);
      const uses = store.usesOfPictures(db).get(name) ?? [];
      if (uses.length > 0)
        throw new AppError(
          "IN_USE",
          `“${picture.title}” is shown by ${uses.map(({ kind, name: by }) => (kind === "brand" ? "the brand kit" : `${kind} “${by}”`)).join(", ")}.`,
          { place: picture.title, cure: "Choose another picture there first." },
        );
      store.setPictureDeleted(db, name, clock.now());
      touch();
      return null;
    },
    restore(name: string) {
      if (!store.setPictureDeleted(db, name, null)) throw missing(name);
      touch();
      return null;
    },
    /** What the table says of a picture; null for one that was never added. */
    facts: (name: string) => store.findPicture(db, name) ?? null,
  };
}

const refusal = (problem: { message: string; cure: string } | null, fileName: string) =>
  new AppError("BAD_INPUT", problem?.message ?? "This is not a picture.", {
    place: fileName,
    ...(problem ? { cure: problem.cure } : {}),
  });
