import { existsSync } from "node:fs";

const places: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/google-chrome-stable",
    "/usr/bin/microsoft-edge",
  ],
  darwin: [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  ],
  win32: ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"].flatMap((root) => {
    const folder = process.env[root];
    return folder
      ? [
          `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
          `${folder}\\Chromium\\Application\\chrome.exe`,
          `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
        ]
      : [];
  }),
};

/** Path of an installed Chromium-family browser, or null. `CHROMIUM` in the environment wins. */
export function chromiumPath(): string | null {
  const chosen = process.env["CHROMIUM"];
  if (chosen) return existsSync(chosen) ? chosen : null;
  return places[process.platform]?.find((file) => existsSync(file)) ?? null;
}
