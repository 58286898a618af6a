import { writeFileSync } from "node:fs";
import { deflateSync } from "node:zlib";
import type { Picture } from "../../../shared/contract/media.ts";
import type { TestEngine } from "./engine.ts";

const chunk = (kind: string, data: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  // Nobody here reads the check sum.
  return Buffer.concat([length, Buffer.from(kind, "latin1"), data, Buffer.alloc(4)]);
};

/** A PNG of one colour; `extra` bytes make it as heavy as a test needs. */
export function png(width: number, height: number, grey = 128, extra = 0): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, grey);
  for (let row = 0; row < height; row += 1) rows[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from("\u0089PNG\r\n\u001A\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    ...(extra > 0 ? [chunk("IDAT", Buffer.alloc(extra, 7))] : []),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** Adds a picture the way the host and the page do. */
export async function addPicture(
  t: TestEngine,
  bytes: Uint8Array,
  fileName = "cup.png",
): Promise<Picture> {
  const { file, path } = await t.api.imports.reserveFile({ fileName });
  writeFileSync(path, bytes);
  return t.api.media.add({ file, fileName });
}
