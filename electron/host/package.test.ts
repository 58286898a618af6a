import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { listPackage, statFile } from "@electron/asar";
import { afterAll, beforeAll, expect, test } from "vitest";

// What ends up in the packaged app, seen in a real archive. Electron itself is a stub: its binary plays no part in it.
const root = path.resolve(import.meta.dirname, "../..");
const temporary = mkdtempSync(path.join(tmpdir(), "wayline-package-"));
const project = path.join(temporary, "project");
const archive = path.join(temporary, "dist/linux-unpacked/resources/app.asar");
let packed: string[] = [];

beforeAll(() => {
  copyProject();
  if (!existsSync(path.join(project, "out/engine.js"))) node("vite/bin/vite.js", "build", "--app");
  // Files that must stay out.
  mkdirSync(path.join(project, "src"));
  writeFileSync(path.join(project, "src/secret.ts"), "");
  writeFileSync(path.join(project, "out/main.test.js.map"), "");

  const electron = path.join(temporary, "electron");
  mkdirSync(path.join(electron, "resources"), { recursive: true });
  writeFileSync(path.join(electron, "electron"), "", { mode: 0o755 });
  writeFileSync(path.join(electron, "LICENSE"), "");
  writeFileSync(path.join(electron, "version"), "v45.4.1");
  node(
    "electron-builder/cli.js",
    "--linux",
    "--dir",
    "--x64",
    `--projectDir=${project}`,
    `-c.electronDist=${electron}`,
    `-c.directories.output=${path.join(temporary, "dist")}`,
  );
  packed = listPackage(archive, { isPack: false }).map((file) => file.replaceAll("\\", "/"));
}, 60_000);
afterAll(() => rmSync(temporary, { recursive: true, force: true }));

/** The project without its history and results; an existing build is taken as it is. */
function copyProject() {
  const parts = ["electron", "renderer", "shared", "resources", "scripts", "out"];
  const files = [
    "package.json",
    "electron-builder.yml",
    "vite.config.ts",
    "tsconfig.json",
    "LICENSE",
  ];
  for (const part of [...parts, ...files]) {
    const from = path.join(root, part);
    if (existsSync(from)) cpSync(from, path.join(project, part), { recursive: true });
  }
  symlinkSync(path.join(root, "node_modules"), path.join(project, "node_modules"), "junction");
}

function node(script: string, ...args: string[]) {
  const file = path.join(root, "node_modules", script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd: project,
    encoding: "utf8",
    env: { ...process.env, CI: "1", NODE_ENV: "production" },
  });
  if (status !== 0) throw new Error(`${script}: ${stdout}\n${stderr}`);
}

test.each([
  "/package.json",
  "/out/main.js",
  "/out/preload.cjs",
  "/out/engine.js",
  "/out/reader.js",
  "/out/parser.js",
  "/out/renderer/index.html",
  "/out/resources/icons/linux/256x256.png",
  "/node_modules/better-sqlite3/lib/index.js",
  "/node_modules/better-sqlite3/prebuilds/linux-x64.node",
])("%s is packed", (file) => {
  expect(packed).toContain(file);
});

test("the migrations are packed", () => {
  expect(packed.filter((file) => /^\/out\/migrations\/.*\.sql$/.test(file))).not.toEqual([]);
});

test.each([
  "out/engine.js",
  "out/reader.js",
  "out/parser.js",
  "package.json",
  "node_modules/better-sqlite3/prebuilds/linux-x64.node",
])("%s runs as a thread or natively, so it lies outside the archive", (file) => {
  expect(statFile(archive, file)).toMatchObject({ unpacked: true });
});

test("the entry lies inside", () => {
  expect(statFile(archive, "out/main.js")).not.toHaveProperty("unpacked");
});

test("nothing else is packed: no sources, no tests, no maps, no other modules", () => {
  const inFolder = (depth: number, folder: string) =>
    new Set(packed.filter((file) => file.startsWith(folder)).map((file) => file.split("/")[depth]));
  const tops = inFolder(1, "/");
  tops.delete("LICENSE");
  expect(tops).toEqual(new Set(["node_modules", "out", "package.json"]));
  expect(inFolder(2, "/node_modules/")).toEqual(new Set(["better-sqlite3"]));
  expect(packed.filter((file) => /\.(ts|tsx|map)$|\.test\./.test(file))).toEqual([]);
  expect(packed.filter((file) => file.endsWith(".node"))).toHaveLength(1);
});
