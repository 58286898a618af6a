// Each layer compiles against its own globals: shared without DOM and Node, electron without DOM, renderer without Node.
import { spawn } from "node:child_process";
import path from "node:path";

const tsc = path.join(import.meta.dirname, "../node_modules/typescript/bin/tsc");
const layers = ["shared", "electron", "renderer", "e2e", "."];
const codes = await Promise.all(
  layers.map(
    (layer) =>
      new Promise<number>((done) => {
        spawn(process.execPath, [tsc, "-p", layer], { stdio: "inherit" }).on("exit", (code) =>
          done(code ?? 1),
        );
      }),
  ),
);
process.exit(Math.max(...codes));
