/** What a mail program shows: pictures of these kinds, by their first bytes and not by their names. */
export const pictureTypes = ["png", "jpeg", "gif", "webp"] as const;
export type PictureType = (typeof pictureTypes)[number];

/** Mails are sent with their pictures, so these are limits of mail and not of this computer. */
export const pictureLimits = { bytes: 5 * 1024 ** 2, side: 8000 } as const;

export type PictureFacts = { type: PictureType; width: number; height: number };
export type PictureProblem = { message: string; cure: string };

/** How a template names a picture of the project. Its name is made of its content, so it never means another one. */
export const pictureScheme = "media:";
const named = /\bmedia:([0-9a-f]{32}\.(?:png|jpg|gif|webp))(?![\w.])/g;

/** The pictures of the project that a text refers to, each once. */
export const picturesIn = (text: string): string[] =>
  // Asked of every mail that is sent; most show none.
  text.includes(pictureScheme)
    ? [...new Set([...text.matchAll(named)].map(([, name = ""]) => name))]
    : [];

/** The text with another address for each picture of the project. */
export const withPictures = (text: string, address: (name: string) => string): string =>
  text.includes(pictureScheme) ? text.replaceAll(named, (_, name: string) => address(name)) : text;

export const pictureEnding = (type: PictureType): string => (type === "jpeg" ? "jpg" : type);
export const pictureMime = (name: string): string => {
  const ending = name.slice(name.lastIndexOf(".") + 1);
  return `image/${ending === "jpg" ? "jpeg" : ending}`;
};

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCodePoint(...bytes.subarray(from, from + length));
const at = (bytes: Uint8Array, index: number) => bytes[index] ?? 0;
const big16 = (bytes: Uint8Array, from: number) => at(bytes, from) * 256 + at(bytes, from + 1);
const little16 = (bytes: Uint8Array, from: number) => at(bytes, from) + at(bytes, from + 1) * 256;

function ofPng(bytes: Uint8Array): PictureFacts | null {
  if (ascii(bytes, 12, 4) !== "IHDR") return null;
  const size = (from: number) => big16(bytes, from) * 65_536 + big16(bytes, from + 2);
  return { type: "png", width: size(16), height: size(20) };
}

/** The size stands in the frame's segment, which comes after others of any length. */
function ofJpeg(bytes: Uint8Array): PictureFacts | null {
  let from = 2;
  while (from + 9 < bytes.length) {
    if (at(bytes, from) !== 0xff) return null;
    const marker = at(bytes, from + 1);
    if (marker === 0xff) {
      from += 1;
      continue;
    }
    // SOF0 to SOF15, but for the tables and the arithmetic conditioning among them.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { type: "jpeg", width: big16(bytes, from + 7), height: big16(bytes, from + 5) };
    from += 2 + big16(bytes, from + 2);
  }
  return null;
}

function ofWebp(bytes: Uint8Array): PictureFacts | null {
  const little24 = (from: number) => little16(bytes, from) + at(bytes, from + 2) * 65_536;
  switch (ascii(bytes, 12, 4)) {
    case "VP8X":
      return { type: "webp", width: little24(24) + 1, height: little24(27) + 1 };
    case "VP8L": {
      // Two numbers of 14 bits, one after the other.
      const low = little16(bytes, 21);
      const high = little16(bytes, 23);
      return {
        type: "webp",
        width: (low % 16_384) + 1,
        height: Math.floor(low / 16_384) + (high % 4096) * 4 + 1,
      };
    }
    case "VP8 ":
      return {
        type: "webp",
        width: little16(bytes, 26) % 16_384,
        height: little16(bytes, 28) % 16_384,
      };
    default:
      return null;
  }
}

const otherKinds: readonly [RegExp, string][] = [
  [/^\s*(?:<\?xml[\s\S]*?)?(?:<!--[\s\S]*?-->\s*)*(?:<!DOCTYPE svg[\s\S]*?)?<svg[\s>]/i, "svg"],
  [/^%PDF/, "pdf"],
  [/^BM/, "bmp"],
  [/^(?:II\*\0|MM\0\*)/, "tiff"],
  [/^....ftyp(?:heic|heix|mif1|avif)/s, "heic"],
];
const refusals: Record<string, PictureProblem> = {
  svg: {
    message: "This is an SVG drawing. Mail programs don’t show SVG, and it can hold scripts.",
    cure: "Save it as PNG and add that.",
  },
  pdf: {
    message: "This is a PDF, not a picture.",
    cure: "Save the page as PNG or JPEG and add that.",
  },
  other: {
    message: "Mail programs don’t show pictures of this kind.",
    cure: "Save it as JPEG, PNG, GIF or WebP and add that.",
  },
  none: {
    message: "This is not a picture.",
    cure: "Choose a PNG, JPEG, GIF or WebP file.",
  },
  broken: {
    message: "This picture is damaged: its size can’t be read.",
    cure: "Open it in a program for pictures, save it anew and add that.",
  },
};

/** What a file is, from its bytes; what is no picture a mail can show is told with its reason. */
export function readPicture(
  bytes: Uint8Array,
): { facts: PictureFacts } | { problem: PictureProblem } {
  const refused = (kind: string) => ({ problem: refusals[kind] ?? refusals["none"] ?? noReason });
  const head = ascii(bytes, 0, 1024);
  const facts = head.startsWith("\u0089PNG\r\n\u001A\n")
    ? ofPng(bytes)
    : head.startsWith("\u00FF\u00D8\u00FF")
      ? ofJpeg(bytes)
      : /^GIF8[79]a/.test(head)
        ? { type: "gif" as const, width: little16(bytes, 6), height: little16(bytes, 8) }
        : head.startsWith("RIFF") && head.slice(8, 12) === "WEBP"
          ? ofWebp(bytes)
          : undefined;
  if (facts === undefined) {
    const kind = otherKinds.find(([pattern]) => pattern.test(head))?.[1] ?? "none";
    return refused(kind in refusals ? kind : "other");
  }
  return facts && facts.width > 0 && facts.height > 0 ? { facts } : refused("broken");
}
const noReason: PictureProblem = {
  message: "This is not a picture.",
  cure: "Choose another file.",
};

const megabytes = (bytes: number) => `${(bytes / 1024 ** 2).toFixed(1)} MB`;

/** What is too large for a mail, whatever it shows. */
export function tooLarge(bytes: number, facts: PictureFacts | null): PictureProblem | null {
  if (bytes > pictureLimits.bytes)
    return {
      message: `The picture has ${megabytes(bytes)}; a mail takes ${megabytes(pictureLimits.bytes)} at most.`,
      cure: "Make it smaller: 1,200 pixels are wide enough for a mail.",
    };
  if (facts && Math.max(facts.width, facts.height) > pictureLimits.side)
    return {
      message: `The picture has ${facts.width} × ${facts.height} pixels; ${pictureLimits.side} a side is the most.`,
      cure: "Make it smaller: 1,200 pixels are wide enough for a mail.",
    };
  return null;
}
