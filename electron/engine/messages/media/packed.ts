import { encode, wrap } from "nodemailer/lib/base64";
import { createMediaFiles } from "./files.ts";

/*
 * The sandbox keeps mails as they came, and each carries its pictures: thousands of copies of the same bytes. Where a part
 * is exactly a picture of the project it is kept by its name, and written out again when the mail is read.
 */
const part =
  /(Content-ID: <([0-9a-f]{32}\.\w+)@wayline>\r\nContent-Transfer-Encoding: base64\r\n(?:Content-Disposition: [^\r\n]*\r\n)?\r\n)([A-Za-z0-9+/=\r\n]+?|\0media\0)(?=\r\n--)/g;
const packed = "\0media\0";
const kept = 24;
const encoded = new Map<string, string | null>();

/** A picture as it stands in a mail; null where its file is gone. */
function bodyOf(folder: string, name: string): string | null {
  const key = `${folder}\0${name}`;
  const known = encoded.get(key);
  if (known) return known;
  const content = createMediaFiles(folder).read(name);
  const body = content && wrap(encode(content));
  if (body) encoded.set(key, body);
  const [oldest] = encoded.keys();
  if (encoded.size > kept && oldest !== undefined) encoded.delete(oldest);
  return body;
}

const replaced = (source: Buffer, put: (name: string, body: string) => string): Buffer =>
  source.includes("@wayline>")
    ? Buffer.from(
        source
          .toString("latin1")
          .replace(part, (_, head: string, name: string, body: string) => head + put(name, body)),
        "latin1",
      )
    : source;

/** A mail as it is kept. `folder` is the project's. */
export const packMail = (source: Buffer, folder: string): Buffer =>
  replaced(source, (name, body) => (body === bodyOf(folder, name) ? packed : body));

/** A kept mail as it came, byte for byte. */
export const unpackMail = (source: Buffer, folder: string): Buffer =>
  replaced(source, (name, body) => (body === packed ? (bodyOf(folder, name) ?? "") : body));
