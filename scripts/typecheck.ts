// Each layer compiles against its own globals: shared without DOM and Node, electron without DOM, renderer without Node.
// What a layer came to is kept beside the packages, so that the next time only what changed is looked at.
import { spawn } from "node:child_process";
import path from "node:path";

const tsc = path.join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
const cache = path.join(import.meta.dirname, "../node_modules/.cache/types");
const layers = ["shared", "electron", "renderer", "e2e", "."];
const codes = await Promise.all(
  layers.map(
    (layer) =>
      new Promise<number>((done) => {
        const kept = path.join(cache, `${layer === "." ? "root" : layer}.tsbuildinfo`);
        const args = [tsc, "-p", layer, "--incremental", "--tsBuildInfoFile", kept];
        spawn(process.execPath, args, { stdio: "inherit" }).on("exit", (code) => done(code ?? 1));
      }),
  ),
);
process.exit(Math.max(...codes));
