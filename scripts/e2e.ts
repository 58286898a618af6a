// `npm run e2e`: builds, makes sure that a browser is there, then runs the end-to-end tests. Arguments go to Playwright.
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { chromiumPath } from "./chromium.ts";
import { run } from "./run.ts";

const built = await run("node_modules/vite/bin/vite.js", ["build", "--app", "--logLevel", "warn"]);
if (built !== 0) process.exit(built);
if (!(await hasBrowser())) {
  console.error(
    "No Chromium was found and none could be installed. Set CHROMIUM to the path of one.",
  );
  process.exit(1);
}
process.exit(await run("node_modules/@playwright/test/cli.js", ["test", ...process.argv.slice(2)]));

async function hasBrowser(): Promise<boolean> {
  if (found()) return true;
  console.log("No Chromium found; installing one…");
  // Debian's own needs no other host than its package mirror, which is often the only one that can be reached.
  if (existsSync("/etc/debian_version") && process.getuid?.() === 0) {
    const packages = ["chromium", "fonts-liberation", "fonts-noto-color-emoji"];
    const quiet = { DEBIAN_FRONTEND: "noninteractive" };
    await run("apt-get", ["update", "-q"], quiet);
    await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], quiet);
    if (found()) return true;
  }
  await run("node_modules/@playwright/test/cli.js", ["install", "chromium"]);
  return found();
}

function found(): boolean {
  return chromiumPath() !== null || existsSync(chromium.executablePath());
}
