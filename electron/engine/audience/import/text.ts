import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import type { ReadOptions } from "../../../../shared/contract/imports.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { FileStamp } from "./protocol.ts";
import { byteOrderMark } from "./sniff.ts";

type Encoding = ReadOptions["encoding"];
export type Stretch = { text: string; bytes: Buffer; last: boolean };
export type TextFile = {
  /** Where the text begins: behind the byte order mark. */
  readonly begin: number;
  /** Text from a byte on, good until the next is read; what is cut at its end is only ever part of an unfinished row. */
  read(offset: number, bytes: number): Stretch;
  /** How many bytes the first `chars` characters of a stretch came from; they end with a line feed or the file. */
  bytesOf(stretch: Stretch, chars: number): number;
  close(): void;
};

const latin = new TextDecoder("windows-1252");
const bigEndian = new TextDecoder("utf-16be", { ignoreBOM: true });

export function decode(bytes: Buffer, encoding: Encoding): string {
  if (encoding === "utf-8") return bytes.toString("utf8");
  if (encoding === "utf-16le") return bytes.toString("utf16le");
  return (encoding === "utf-16be" ? bigEndian : latin).decode(bytes);
}

function bytesOf(encoding: Encoding, { text, bytes, last }: Stretch, chars: number): number {
  if (last && chars >= text.length) return bytes.length;
  if (encoding === "windows-1252") return chars;
  if (encoding !== "utf-8") return chars * 2;
  if (text.length === bytes.length) return chars;
  const done = text.slice(0, chars);
  if (!text.includes("\uFFFD")) return Buffer.byteLength(done, "utf8");
  // A broken sequence decodes to fewer or more bytes than it had, but never swallows a line feed.
  let at = 0;
  for (let next = done.indexOf("\n"); next >= 0; next = done.indexOf("\n", next + 1))
    at = bytes.indexOf(10, at) + 1;
  return at;
}

const changed = (place: string) =>
  new AppError("FILE_UNREADABLE", "The file changed while it was being read.", {
    place,
    cure: "Wait until whatever writes it is done, then import it again.",
  });

/** Opens a file that was inspected before, and refuses it as soon as it is another one. */
export function openText(stamp: FileStamp, encoding: Encoding): TextFile {
  let file: number;
  try {
    file = openSync(stamp.path, "r");
  } catch {
    throw new AppError("FILE_UNREADABLE", "The file is gone from the project's inbox.", {
      place: stamp.path,
      cure: "Choose the file again.",
    });
  }
  const head = Buffer.alloc(3);
  const mark = byteOrderMark(head.subarray(0, readSync(file, head, 0, 3, 0)));
  /** Used again for every stretch: what is cut from it is text of its own. */
  let room = Buffer.alloc(0);
  return {
    begin: mark?.length ?? 0,
    read(offset, length) {
      const now = fstatSync(file);
      if (now.size !== stamp.bytes || Math.trunc(now.mtimeMs) !== stamp.modifiedAt)
        throw changed(`byte ${offset} of ${stamp.bytes}`);
      const wanted = Math.max(0, Math.min(length, stamp.bytes - offset));
      if (room.length < wanted) room = Buffer.allocUnsafeSlow(wanted);
      const bytes = room.subarray(0, wanted);
      let got = 0;
      while (got < bytes.length) {
        const more = readSync(file, bytes, got, bytes.length - got, offset + got);
        if (more === 0) throw changed(`byte ${offset + got} of ${stamp.bytes}`);
        got += more;
      }
      return { text: decode(bytes, encoding), bytes, last: offset + got >= stamp.bytes };
    },
    bytesOf: (stretch, chars) => bytesOf(encoding, stretch, chars),
    close: () => closeSync(file),
  };
}
