import { cpSync, rmSync } from "node:fs";
import path from "node:path";
import { defineConfig, type EnvironmentOptions, type Plugin } from "vite";
import react from "@vitejs/plugin-react";

const here = import.meta.dirname;
const native = ["electron", "better-sqlite3"];

/** A bundle that runs in Node or in Electron's main process. Only the native module stays outside. */
const node = (format: "es" | "cjs", input: Record<string, string>): EnvironmentOptions => ({
  consumer: "server",
  resolve: { noExternal: true, external: native },
  build: {
    ssr: true,
    outDir: "../out",
    emptyOutDir: false,
    target: "node24",
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: Object.fromEntries(
        Object.entries(input).map(([name, file]) => [name, path.join(here, file)]),
      ),
      external: native,
      output: {
        format,
        entryFileNames: format === "cjs" ? "[name].cjs" : "[name].js",
        chunkFileNames: "chunks/[name]-[hash].js",
      },
    },
  },
});

const copyBeside = (from: string, to: string): Plugin => ({
  name: `copy-${to}`,
  apply: "build",
  applyToEnvironment: (environment) => environment.name === "node",
  closeBundle: () => {
    cpSync(path.join(here, from), path.join(here, "out", to), { recursive: true });
  },
});

/** Chunks are named by their content, so that old ones would pile up and be packed. */
const clearChunks = (): Plugin => ({
  name: "clear-chunks",
  apply: "build",
  applyToEnvironment: (environment) => environment.name === "node",
  buildStart: () => {
    rmSync(path.join(here, "out", "chunks"), { recursive: true, force: true });
  },
});

/** This package reads its data beside its own file; bundled, it is beside ours, where nothing lies. */
const bundleCaniemailData = (): Plugin => ({
  name: "bundle-caniemail-data",
  transform: (_code, id) =>
    /caniemail[/\\]dist[/\\]json\.js$/.test(id)
      ? {
          code: 'import data from "../data/caniemail.json"; export const caniEmailJson = data;',
          map: null,
        }
      : null,
});

/** `npm run dev`: the page with hot reload, the engine thread straight from TypeScript, restarted on change. */
const engineInDev = (): Plugin => ({
  name: "engine-in-dev",
  apply: "serve",
  async configureServer(server) {
    const { attachToDevServer } = await import("./electron/host/dev-server.ts");
    await attachToDevServer(server, here);
  },
});

export default defineConfig({
  root: path.join(here, "renderer"),
  base: "/",
  plugins: [
    react(),
    engineInDev(),
    clearChunks(),
    bundleCaniemailData(),
    copyBeside("electron/engine/store/migrations", "migrations"),
    copyBeside("resources", "resources"),
  ],
  html: { cspNonce: "__CSP_NONCE__" },
  environments: {
    client: {
      build: {
        outDir: "../out/renderer",
        emptyOutDir: true,
        target: "chrome140",
        sourcemap: true,
        // A font inlined as data: is refused by the page's own policy.
        assetsInlineLimit: 0,
      },
    },
    node: node("es", {
      main: "electron/main.ts",
      serve: "electron/serve.ts",
      engine: "electron/engine/worker.ts",
      reader: "electron/engine/store/reader.ts",
      parser: "electron/engine/audience/parser.ts",
      "segment-index": "electron/engine/store/segment-index/thread.ts",
      simulation: "electron/engine/journeys/simulation/thread.ts",
    }),
    preload: node("cjs", { preload: "electron/preload.ts" }),
  },
  builder: {},
});
