import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { EngineThread } from "../engine-thread.ts";
import type { Log } from "../log.ts";
import type { Places } from "../places.ts";

/** A data folder, a page and the stand-in engine, all under one temporary folder. */
export function testPlaces(): Places & { folder: string; dataDir: string } {
  const folder = mkdtempSync(path.join(tmpdir(), "wayline-host-"));
  const dataDir = path.join(folder, "data");
  const renderer = path.join(folder, "out", "renderer");
  mkdirSync(path.join(renderer, "assets"), { recursive: true });
  mkdirSync(dataDir);
  writeFileSync(path.join(folder, "secret.json"), '{"secret":true}');
  writeFileSync(path.join(folder, "out", "main.js"), "secret");
  writeFileSync(path.join(dataDir, "rejects.csv"), "a,b\n1,2\n");
  const page = '<!doctype html><style nonce="__CSP_NONCE__"></style><p>The page</p>';
  writeFileSync(path.join(renderer, "index.html"), page);
  for (const name of ["a-1.js", "a-1.css", "a-1.js.map", "f.woff2", "i.svg", "i.png", "d.json"])
    writeFileSync(path.join(renderer, "assets", name), name);
  return {
    folder,
    dataDir,
    renderer,
    resources: path.join(folder, "resources"),
    preload: path.join(folder, "out", "preload.cjs"),
    engine: new URL("./engine.ts", import.meta.url),
  };
}

export type Lines = { lines: string[]; log: Log };

/** A log that keeps its lines; errors of bugs that a test makes on purpose do not fill the screen. */
export function keptLog(): Lines {
  const lines: string[] = [];
  return {
    lines,
    log: (line, error) => {
      lines.push(error instanceof Error ? `${line} ${error.message}` : line);
    },
  };
}

export const startStandIn = (
  places: { dataDir: string; resources: string; engine: URL },
  log: Log,
  onLost = () => {},
): EngineThread =>
  new EngineThread({
    entry: places.engine,
    data: {
      dataDir: places.dataDir,
      masterKey: "",
      version: "0.0.0",
      resourcesDir: places.resources,
      platform: "test",
    },
    log,
    onLost,
  });
