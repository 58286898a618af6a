import type { InlinePicture } from "../../../../shared/channels/driver.ts";
import { pictureMime, picturesIn, withPictures } from "../../../../shared/domain/picture.ts";
import type { MediaFiles } from "./files.ts";

/** Finds a picture of the project to go with a mail; null where its file is gone. */
export type FindPicture = (name: string) => InlinePicture | null;

const kept = 24;
const cidOf = (name: string) => `${name}@wayline`;

/** Reads pictures once for all the mails they go with: the last few are kept. */
export function pictureFinder(files: MediaFiles): FindPicture {
  const known = new Map<string, InlinePicture>();
  return (name) => {
    const found = known.get(name);
    if (found) return found;
    const content = files.read(name);
    if (!content) return null;
    const picture = { cid: cidOf(name), fileName: name, type: pictureMime(name), content };
    known.set(name, picture);
    const [oldest] = known.keys();
    if (known.size > kept && oldest !== undefined) known.delete(oldest);
    return picture;
  };
}

/** The HTML as it is sent, with the pictures it shows; or the first that is not there. */
export function withInline(
  html: string,
  find: FindPicture,
): { html: string; pictures: InlinePicture[] } | { missing: string } {
  const pictures: InlinePicture[] = [];
  for (const name of picturesIn(html)) {
    const picture = find(name);
    if (!picture) return { missing: name };
    pictures.push(picture);
  }
  return { html: withPictures(html, (name) => `cid:${cidOf(name)}`), pictures };
}

/** A mail made for sending, back to the project's own names of its pictures. */
export const withoutInline = (html: string): string =>
  html.replaceAll(/\bcid:([0-9a-f]{32}\.\w+)@wayline/g, "media:$1");

/** HTML that stands by itself: each picture written into it. What is gone stays a name, and shows its alternative text. */
export const withData = (html: string, files: MediaFiles): string =>
  withPictures(html, (name) => {
    const content = files.read(name);
    return content
      ? `data:${pictureMime(name)};base64,${content.toString("base64")}`
      : `media:${name}`;
  });
