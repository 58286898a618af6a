import { crc32 } from "node:zlib";
import type { PictureFacts, PictureType } from "../../../../shared/domain/picture.ts";
import { orientationOf, onlyOrientation } from "./exif.ts";

/*
 * A picture without what its camera and its programs wrote beside it: where it was taken, when, with what, by whom, and a
 * smaller picture of what was later cut off. What a screen needs stays, colours and the way up; not a pixel changes. What is not known to be
 * needed goes, and so does what stands after the picture's end.
 */
export function barePicture(bytes: Buffer, { type, width, height }: PictureFacts): Bare {
  const { bytes: bare, orientation } = bareOf[type](bytes);
  const facts = orientation < 5 ? { type, width, height } : { type, width: height, height: width };
  return { bytes: bare, facts };
}
/** `facts` have width and height as they are seen. */
type Bare = { bytes: Buffer; facts: PictureFacts };
type Turned = { bytes: Buffer; orientation: number };

const latin1 = (bytes: Buffer, from: number, to: number) => bytes.toString("latin1", from, to);
const exifSign = "Exif\0\0";

/** JFIF's density, a colour profile, and how Adobe's programs coded the colours. */
function isNeededSegment(marker: number, segment: Buffer): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const says = (words: string) => latin1(segment, 4, 4 + words.length) === words;
  return (
    (marker === 0xe0 && says("JFIF\0")) ||
    (marker === 0xe2 && says("ICC_PROFILE\0")) ||
    (marker === 0xee && says("Adobe"))
  );
}

function bareJpeg(bytes: Buffer): Turned {
  const kept: Buffer[] = [];
  let orientation = 1;
  let from = 2;
  while (from + 1 < bytes.length) {
    const marker = bytes[from + 1] ?? 0;
    // Between segments stands the picture itself: all that begins with no marker of a segment.
    if (bytes[from] !== 0xff || marker === 0 || marker === 0xff || isRestart(marker)) {
      const next = bytes.indexOf(0xff, from + 1);
      const end = next < 0 ? bytes.length : next;
      kept.push(bytes.subarray(from, end));
      from = end;
      continue;
    }
    if (marker === 0xd9) break;
    const end = from + 2 + (from + 4 <= bytes.length ? bytes.readUInt16BE(from + 2) : 0);
    const segment = bytes.subarray(from, end);
    if (isNeededSegment(marker, segment)) kept.push(segment);
    else if (marker === 0xe1 && latin1(segment, 4, 10) === exifSign)
      orientation = orientationOf(segment.subarray(10));
    from = end;
  }
  const tiff = onlyOrientation(orientation);
  const turn = tiff && [Buffer.from([0xff, 0xe1, 0, 8 + tiff.length]), Buffer.from(exifSign), tiff];
  // JFIF wants to be the first of all.
  const first = kept[0]?.[1] === 0xe0 ? kept.splice(0, 1) : [];
  const end = Buffer.from([0xff, 0xd9]);
  const parts = [bytes.subarray(0, 2), ...first, ...(turn ?? []), ...kept, end];
  return { bytes: Buffer.concat(parts), orientation };
}
const isRestart = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01;

const pngChunks = new Set(
  "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split(" "),
);

function barePng(bytes: Buffer): Turned {
  let orientation = 1;
  const kept = [bytes.subarray(0, 8)];
  for (let from = 8; from + 12 <= bytes.length;) {
    const kind = latin1(bytes, from + 4, from + 8);
    const end = from + 12 + bytes.readUInt32BE(from);
    if (pngChunks.has(kind)) kept.push(bytes.subarray(from, end));
    if (kind === "eXIf") {
      orientation = orientationOf(bytes.subarray(from + 8, end - 4));
      const tiff = onlyOrientation(orientation);
      if (tiff) kept.push(pngChunk(kind, tiff));
    }
    if (kind === "IEND") break;
    from = end;
  }
  return { bytes: Buffer.concat(kept), orientation };
}

function pngChunk(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind), data]);
  const chunk = Buffer.alloc(named.length + 8);
  chunk.writeUInt32BE(data.length);
  chunk.set(named, 4);
  chunk.writeUInt32BE(crc32(named), named.length + 4);
  return chunk;
}

const webpChunks = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
/** Of the flags of an extended WebP: that Exif and that XMP follow. */
const exifFlag = 0x08;
const xmpFlag = 0x04;

function bareWebp(bytes: Buffer): Turned {
  const kept: Buffer[] = [];
  let orientation = 1;
  const whole = Math.min(bytes.length, 8 + bytes.readUInt32LE(4));
  for (let from = 12; from + 8 <= whole;) {
    const kind = latin1(bytes, from, from + 4);
    const size = bytes.readUInt32LE(from + 4);
    const end = from + 8 + size + (size % 2);
    // A copy: its flags may change.
    if (webpChunks.has(kind)) kept.push(Buffer.from(bytes.subarray(from, end)));
    if (kind === "EXIF") {
      const data = bytes.subarray(from + 8, from + 8 + size);
      // Some programs write the sign of a JPEG's segment before it.
      const signed = latin1(data, 0, exifSign.length) === exifSign;
      orientation = orientationOf(signed ? data.subarray(exifSign.length) : data);
    }
    from = end;
  }
  const [first] = kept;
  const extended = first !== undefined && latin1(first, 0, 4) === "VP8X";
  const tiff = extended ? onlyOrientation(orientation) : null;
  if (extended) first[8] = ((first[8] ?? 0) & ~(exifFlag | xmpFlag)) | (tiff ? exifFlag : 0);
  if (tiff) {
    const head = Buffer.from("EXIF\0\0\0\0", "latin1");
    head.writeUInt32LE(tiff.length, 4);
    kept.push(head, tiff);
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from(bytes.subarray(0, 12));
  head.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([head, body]), orientation: tiff ? orientation : 1 };
}

const bareOf: Record<PictureType, (bytes: Buffer) => Turned> = {
  jpeg: bareJpeg,
  png: barePng,
  webp: bareWebp,
  gif: (bytes) => ({ bytes, orientation: 1 }),
};
