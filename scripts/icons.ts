// Draws the app's icons from their SVG sources into resources/icons; run by hand when a drawing changes.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";
import { chromiumPath } from "./chromium.ts";

const folder = path.join(import.meta.dirname, "../resources/icons");
const executablePath = chromiumPath();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();

async function draw(name: string, size: number, color = "#2456e6"): Promise<Buffer> {
  const svg = readFileSync(path.join(folder, `${name}.svg`), "utf8");
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px;color:${color}}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

/** Windows: a directory of whole PNG files. */
function ico(images: { size: number; png: Buffer }[]): Buffer {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let offset = head.length;
  for (const [index, { size, png }] of images.entries()) {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  }
  return Buffer.concat([head, ...images.map(({ png }) => png)]);
}

/** macOS: blocks of type, length and PNG. */
function icns(images: { type: string; png: Buffer }[]): Buffer {
  const block = (type: string, body: Buffer) => {
    const head = Buffer.alloc(8);
    head.write(type, "latin1");
    head.writeUInt32BE(body.length + 8, 4);
    return Buffer.concat([head, body]);
  };
  return block("icns", Buffer.concat(images.map(({ type, png }) => block(type, png))));
}

const marks = new Map<number, Buffer>();
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024])
  marks.set(size, await draw("mark", size));
const mark = (size: number) => marks.get(size) ?? Buffer.alloc(0);

mkdirSync(path.join(folder, "linux"), { recursive: true });
for (const size of [16, 32, 48, 64, 128, 256, 512])
  writeFileSync(path.join(folder, "linux", `${size}x${size}.png`), mark(size));
writeFileSync(
  path.join(folder, "icon.ico"),
  ico([16, 24, 32, 48, 64, 128, 256].map((size) => ({ size, png: mark(size) }))),
);
const types: [string, number][] = [
  ["icp4", 16],
  ["ic11", 32],
  ["icp5", 32],
  ["ic12", 64],
  ["ic07", 128],
  ["ic13", 256],
  ["ic08", 256],
  ["ic14", 512],
  ["ic09", 512],
  ["ic10", 1024],
];
writeFileSync(
  path.join(folder, "icon.icns"),
  icns(types.map(([type, size]) => ({ type, png: mark(size) }))),
);
// A Mac recolours template images itself; elsewhere the tray can be light or dark, and the accent shows on both.
for (const [scale, suffix] of [
  [1, ""],
  [2, "@2x"],
] as const) {
  writeFileSync(
    path.join(folder, `trayTemplate${suffix}.png`),
    await draw("tray", 16 * scale, "#000"),
  );
  writeFileSync(path.join(folder, `tray${suffix}.png`), await draw("tray", 16 * scale, "#4f7cff"));
}
await browser.close();
