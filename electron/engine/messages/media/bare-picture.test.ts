import { readFileSync } from "node:fs";
import { crc32 } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { testEngine, type TestEngine } from "../../testing/engine.ts";
import { addPicture, png } from "../../testing/pictures.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

async function kept(bytes: Buffer, fileName: string) {
  const { name, width, height, bytes: size } = await addPicture(t, bytes, fileName);
  const found = await t.api.door.media({ name });
  const content = readFileSync(found?.path ?? "");
  expect(size).toBe(content.length);
  expect(content.includes(secret)).toBe(false);
  return { width, height, content };
}

const secret = "47.0707N, 15.4395E Jane Doe";
const latin1 = (text: string) => Buffer.from(text, "latin1");
/** Exif as a camera writes it, big end first: who made it, and which way up it was held. */
const exif = (orientation: number) =>
  Buffer.concat([
    latin1("MM\0*\0\0\0\b\0\u0002"),
    Buffer.from([1, 0x0f, 0, 2, 0, 0, 0, secret.length, 0, 0, 0, 38]),
    Buffer.from([1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0]),
    Buffer.alloc(4),
    latin1(secret),
  ]);
/** All that is left of it. */
const turn = (orientation: number) =>
  Buffer.concat([
    latin1("II*\0\b\0\0\0\u0001\0"),
    Buffer.from([0x12, 1, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0]),
  ]);

const segment = (marker: number, data: Buffer | string) => {
  const body = typeof data === "string" ? latin1(data) : data;
  return Buffer.concat([Buffer.from([0xff, marker, 0, body.length + 2]), body]);
};
const ofExif = (tiff: Buffer) => segment(0xe1, Buffer.concat([latin1("Exif\0\0"), tiff]));
const start = Buffer.from([0xff, 0xd8]);
const end = Buffer.from([0xff, 0xd9]);
const jfif = segment(0xe0, "JFIF\0\u0001\u0001\0\0\u0001\0\u0001\0\0");
const profile = segment(0xe2, "ICC_PROFILE\0\u0001\u0001colours");
const adobe = segment(0xee, "Adobe\0d\0\0\0\0\u0001");
const frame = segment(0xc0, Buffer.from([8, 0, 20, 0, 40, 1, 1, 0x11, 0]));
/** A scan with an escaped FF and a restart in it, then a table and another scan, as in a progressive picture. */
const scan = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4, 5]),
  segment(0xc4, "table"),
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([6, 0xff, 0xff, 0, 7]),
]);

test("a JPEG keeps its pixels, colours and which way up, and nothing of who took it where", async () => {
  const others = [
    segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`),
    segment(0xed, `Photoshop 3.0\0${secret}`),
    segment(0xe2, `MPF\0${secret}`),
    segment(0xe0, `JFXX\0${secret}`),
    segment(0xfe, secret),
  ];
  const photo = Buffer.concat([
    start,
    jfif,
    ofExif(exif(6)),
    ...others,
    profile,
    adobe,
    frame,
    scan,
    end,
    latin1(`a film that goes with it ${secret}`),
  ]);
  expect(await kept(photo, "photo.jpg")).toEqual({
    width: 20,
    height: 40,
    content: Buffer.concat([start, jfif, ofExif(turn(6)), profile, adobe, frame, scan, end]),
  });
});

test("a JPEG that is the right way up says nothing any more; a bare one stays as it is", async () => {
  const bare = Buffer.concat([start, jfif, profile, frame, scan, end]);
  const photo = Buffer.concat([start, ofExif(exif(1)), bare.subarray(2)]);
  expect(await kept(photo, "photo.jpg")).toMatchObject({ width: 40, height: 20, content: bare });
  expect((await kept(bare, "bare.jpg")).content).toEqual(bare);
  // Cut off in transit: what there is of it stays.
  const cut = await kept(photo.subarray(0, photo.length - 4), "cut.jpg");
  expect(cut.content.includes(frame)).toBe(true);
});

const chunk = (kind: string, data: Buffer) => {
  const named = Buffer.concat([latin1(kind), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, sum]);
};

test("a PNG loses texts, times and Exif, and keeps which way up", async () => {
  const plain = png(40, 20);
  // After its signature and its head.
  const [before, after] = [plain.subarray(0, 33), plain.subarray(33)];
  const told = (orientation: number) =>
    Buffer.concat([
      before,
      chunk("gAMA", Buffer.from([0, 0, 0xb1, 0x8f])),
      chunk("tEXt", latin1(`Author\0${secret}`)),
      chunk("iTXt", latin1(`XML:com.adobe.xmp\0\0\0\0\0${secret}`)),
      chunk("eXIf", exif(orientation)),
      chunk("prVt", latin1(secret)),
      after,
      latin1(secret),
    ]);
  const gamma = chunk("gAMA", Buffer.from([0, 0, 0xb1, 0x8f]));
  expect(await kept(told(1), "a.png")).toEqual({
    width: 40,
    height: 20,
    content: Buffer.concat([before, gamma, after]),
  });
  expect(await kept(told(8), "b.png")).toEqual({
    width: 20,
    height: 40,
    content: Buffer.concat([before, gamma, chunk("eXIf", turn(8)), after]),
  });
});

const part = (kind: string, data: Buffer) => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Buffer.concat([latin1(kind), size, data, Buffer.alloc(data.length % 2)]);
};
const webp = (...parts: Buffer[]) => {
  const body = Buffer.concat([latin1("WEBP"), ...parts]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([latin1("RIFF"), size, body]);
};
/** The head of an extended WebP of 40 × 20. */
const head = (flags: number) => part("VP8X", Buffer.from([flags, 0, 0, 0, 39, 0, 0, 19, 0, 0]));

test("a WebP loses Exif and XMP, and its head no longer promises them", async () => {
  const image = part("VP8 ", latin1("pixels of odd len"));
  const told = (orientation: number) =>
    Buffer.concat([
      webp(
        head(0x10 | 0x08 | 0x04),
        image,
        part("EXIF", exif(orientation)),
        part("XMP ", latin1(secret)),
      ),
      latin1(secret),
    ]);
  expect(await kept(told(1), "a.webp")).toEqual({
    width: 40,
    height: 20,
    content: webp(head(0x10), image),
  });
  expect(await kept(told(6), "b.webp")).toEqual({
    width: 20,
    height: 40,
    content: webp(head(0x10 | 0x08), image, part("EXIF", turn(6))),
  });
});
