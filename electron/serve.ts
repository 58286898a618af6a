import { readFileSync } from "node:fs";
import path from "node:path";
import { runBrowserHost } from "./host/browser-cli.ts";
import { placesBeside } from "./host/places.ts";

const packageFile = path.join(import.meta.dirname, "..", "package.json");
const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };

process.exitCode = await runBrowserHost({
  args: process.argv.slice(2),
  places: placesBeside(import.meta.filename),
  version,
  say: console.log,
  complain: console.error,
});
