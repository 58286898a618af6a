import { existsSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

export type Places = {
  /** The engine thread's entry: the bundle, or TypeScript when run from source. */
  engine: URL;
  renderer: string;
  resources: string;
  preload: string;
};

/** Where the parts are, told from the entry file: `out/*.js` after a build, `electron/*.ts` before. */
export function placesBeside(entryFile: string): Places {
  const folder = path.dirname(entryFile);
  const fromSource = entryFile.endsWith(".ts");
  const root = path.dirname(folder);
  const out = fromSource ? path.join(root, "out") : folder;
  // Threads and native code start from real files, so the packaged app keeps these parts outside its archive.
  const real = out.replace(/app\.asar(?=[\\/]|$)/, "app.asar.unpacked");
  return {
    engine: pathToFileURL(
      fromSource ? path.join(folder, "engine", "worker.ts") : path.join(real, "engine.js"),
    ),
    renderer: path.join(out, "renderer"),
    resources: fromSource ? path.join(root, "resources") : path.join(real, "resources"),
    preload: path.join(out, "preload.cjs"),
  };
}

/** The folder for Wayline's data where this system keeps such things. */
export function dataFolder(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home = homedir(),
): string {
  if (platform === "win32")
    return path.join(env["APPDATA"] ?? path.join(home, "AppData", "Roaming"), "Wayline");
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "Wayline");
  const xdg = env["XDG_DATA_HOME"];
  // The XDG rules tell to ignore relative paths.
  return path.join(
    xdg && path.isAbsolute(xdg) ? xdg : path.join(home, ".local", "share"),
    "Wayline",
  );
}

export const isBuilt = (places: Places): boolean =>
  existsSync(path.join(places.renderer, "index.html"));
