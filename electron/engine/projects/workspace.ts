import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { AppError } from "../../../shared/domain/errors.ts";
import { readable } from "../store/database.ts";

const Known = z.object({
  id: z.string(),
  name: z.string(),
  folder: z.string(),
  sample: z.boolean(),
  lastOpenedAt: z.number(),
});
export type KnownProject = z.infer<typeof Known>;
const File = z.object({ projects: z.array(Known), open: z.string().nullable() });

/** The list of projects this computer knows, kept in one small file beside them. */
export type Workspace = {
  readonly dataDir: string;
  list(): KnownProject[];
  find(id: string): KnownProject;
  remember(project: KnownProject): void;
  /** The same, as the one to open at the next start. One that is in the list opens even where the list can't be written. */
  rememberOpen(project: KnownProject): void;
  forget(id: string): void;
  /** The project to open when the program starts again. */
  lastOpen(): string | null;
  setOpen(id: string | null): void;
  /** A fresh folder for a project of that name below `parent`, with its subfolders. */
  makeFolder(name: string, parent: string | null): string;
};

export function openWorkspace(dataDir: string): Workspace {
  const file = path.join(dataDir, "projects.json");
  mkdirSync(dataDir, { recursive: true });
  const read = (): z.infer<typeof File> => {
    if (!existsSync(file)) return { projects: [], open: null };
    const parsed = File.safeParse(JSON.parse(readFileSync(file, "utf8")));
    return parsed.success ? parsed.data : { projects: [], open: null };
  };
  const write = (content: z.infer<typeof File>) => {
    // Written beside and renamed, so that a crash or a full disk leaves the old list or the new one.
    try {
      writeFileSync(`${file}.new`, JSON.stringify(content, null, 2));
      renameSync(`${file}.new`, file);
    } catch (error) {
      rmSync(`${file}.new`, { force: true });
      throw readable(error, file);
    }
  };
  return {
    dataDir,
    list: () => read().projects.toSorted((a, b) => b.lastOpenedAt - a.lastOpenedAt),
    find(id) {
      const known = read().projects.find((project) => project.id === id);
      if (!known) throw new AppError("NOT_FOUND", "This project is not in the list any more.");
      return known;
    },
    remember(project) {
      const content = read();
      const others = content.projects.filter((other) => other.id !== project.id);
      write({ ...content, projects: [...others, project] });
    },
    rememberOpen(project) {
      const { projects } = read();
      const others = projects.filter((other) => other.id !== project.id);
      try {
        write({ projects: [...others, project], open: project.id });
      } catch (error) {
        if (others.length === projects.length) throw error;
      }
    },
    forget(id) {
      const content = read();
      write({
        projects: content.projects.filter((project) => project.id !== id),
        open: content.open === id ? null : content.open,
      });
    },
    lastOpen: () => read().open,
    setOpen: (id) => write({ ...read(), open: id }),
    makeFolder(name, parent) {
      const base = parent ?? path.join(dataDir, "projects");
      const slug =
        name
          .normalize("NFKD")
          .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
          .replaceAll(/^-+|-+$/g, "")
          .slice(0, 40) || "project";
      for (let number = 1; ; number += 1) {
        const folder = path.join(base, number === 1 ? slug : `${slug}-${number}`);
        if (existsSync(folder)) continue;
        makeProjectFolders(folder);
        return folder;
      }
    },
  };
}

/** Creates what a project folder holds; says so plainly when it can't be written. */
export function makeProjectFolders(folder: string): void {
  try {
    for (const part of ["inbox", "media", "backups", "exports"])
      mkdirSync(path.join(folder, part), { recursive: true });
  } catch (error) {
    const told = readable(error, folder);
    if (told instanceof AppError && told.code === "DISK_FULL") throw told;
    throw new AppError("FILE_UNREADABLE", `The folder “${folder}” can't be written.`, {
      place: folder,
      cure: "Choose another folder.",
    });
  }
}

/** Bytes of a folder with everything in it; files that vanish meanwhile count nothing. */
export async function folderSize(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) =>
        stat(path.join(entry.parentPath, entry.name)).then(
          (found) => found.size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
