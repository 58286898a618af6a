import { analyse } from "chardet";
import type { ReadOptions } from "../../../../shared/contract/imports.ts";
import { AppError } from "../../../../shared/domain/errors.ts";

type Encoding = ReadOptions["encoding"];

const ascii = (bytes: Uint8Array, from: number, to: number) =>
  Buffer.from(bytes.subarray(from, to)).toString("latin1");

const save = "Save it as CSV, then import that file.";
const unpack = "Unpack it, then import the file inside.";

/** What a file is that can't be a table of text, with the cure; by the first bytes, never by the name. */
const kinds: [test: (bytes: Uint8Array) => boolean, what: string, cure: string][] = [
  [(b) => ascii(b, 0, 1024).includes("%PDF-"), "a PDF", "Export the table it shows as CSV."],
  [
    (b) => ascii(b, 0, 4) === "PK\u0003\u0004" && /xl\/|\[Content_Types\]/.test(ascii(b, 0, 4096)),
    "an Excel workbook",
    "Open it and save the sheet as “CSV UTF-8”, then import that file.",
  ],
  [(b) => ascii(b, 0, 2) === "PK" && (b[2] ?? 9) < 8, "a ZIP archive", unpack],
  [(b) => b[0] === 0x1f && b[1] === 0x8b, "a compressed file (gzip)", unpack],
  [(b) => ascii(b, 0, 3) === "BZh", "a compressed file (bzip2)", unpack],
  [(b) => ascii(b, 0, 6) === "\u00fd7zXZ\0", "a compressed file (xz)", unpack],
  [(b) => ascii(b, 0, 6) === "7z\u00bc\u00af'\u001c", "a 7-Zip archive", unpack],
  [(b) => ascii(b, 0, 4) === "\u0028\u00b5\u002f\u00fd", "a compressed file (zstd)", unpack],
  [(b) => ascii(b, 0, 4) === "Rar!", "a RAR archive", unpack],
  [
    (b) => ascii(b, 0, 8) === "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1",
    "an old Excel or Word file",
    save,
  ],
  [
    (b) =>
      ascii(b, 0, 4) === "\u0089PNG" ||
      ascii(b, 0, 3) === "\u00ff\u00d8\u00ff" ||
      /^GIF8[79]a/.test(ascii(b, 0, 6)) ||
      (ascii(b, 0, 4) === "RIFF" && ascii(b, 8, 12) === "WEBP") ||
      /^(?:II\*\0|MM\0\*|BM....\0\0\0\0)/s.test(ascii(b, 0, 10)),
    "an image",
    "Choose a CSV or JSON file.",
  ],
  [(b) => ascii(b, 0, 15) === "SQLite format 3", "a database", "Export the table as CSV."],
  [(b) => ascii(b, 0, 4) === "PAR1", "a Parquet file", "Export the table as CSV or JSON."],
  [
    (b) => /^\s*(?:<!doctype html|<html|<\?xml)/i.test(ascii(b, 0, 200)),
    "a web page or XML",
    "Choose a CSV or JSON file.",
  ],
];

function refuse(looksLike: string, cure: string): never {
  throw new AppError("FILE_UNREADABLE", `This looks like ${looksLike}, not a table of contacts.`, {
    cure,
  });
}

/** Byte order mark: how many bytes, and what it says. */
export function byteOrderMark(bytes: Uint8Array): { length: number; encoding: Encoding } | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { length: 3, encoding: "utf-8" };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { length: 2, encoding: "utf-16le" };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { length: 2, encoding: "utf-16be" };
  return null;
}

/** UTF-16 without a mark: most of every second byte is zero. */
function byNulls(bytes: Uint8Array): Encoding | null {
  const length = Math.min(bytes.length, 4096) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  if (odd > length / 4 && even === 0) return "utf-16le";
  if (even > length / 4 && odd === 0) return "utf-16be";
  return null;
}

function isUtf8(bytes: Uint8Array, whole: boolean): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: !whole });
    return true;
  } catch {
    return false;
  }
}

/** Refuses what is no text and says how the text is encoded. `whole` = these are all the bytes there are. */
export function sniff(bytes: Uint8Array, whole: boolean): { encoding: Encoding; bom: number } {
  if (bytes.length === 0)
    throw new AppError("FILE_UNREADABLE", "This file is empty.", {
      cure: "Choose a file with a header row and at least one contact.",
    });
  for (const [test, what, cure] of kinds) if (test(bytes)) refuse(what, cure);
  const mark = byteOrderMark(bytes);
  if (mark) return { encoding: mark.encoding, bom: mark.length };
  const utf16 = byNulls(bytes);
  if (utf16) return { encoding: utf16, bom: 0 };
  if (
    bytes
      .subarray(0, 65_536)
      .some((byte) => byte === 0 || (byte < 32 && ![9, 10, 12, 13, 26, 27].includes(byte)))
  )
    refuse("a program's own file", "Choose a CSV or JSON file.");
  if (isUtf8(bytes, whole)) return { encoding: "utf-8", bom: 0 };
  // One bad byte among many good sequences is damage; mostly bad ones are another encoding.
  const best = analyse(bytes.subarray(0, 65_536))[0];
  return { encoding: best?.name === "UTF-8" ? "utf-8" : "windows-1252", bom: 0 };
}
