/** The tag of Exif that says which way up a picture is; 1 is as it is stored, from 5 on width and height change places. */
const orientationTag = 0x0112;
const short = 3;

/** Which way up, by an Exif block without its sign; 1 where it does not say. */
export function orientationOf(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const little = tiff.toString("latin1", 0, 2) === "II";
  const two = (at: number) =>
    at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const list = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = two(list);
  for (let entry = list + 2; entry < list + 2 + count * 12 && entry < tiff.length; entry += 12)
    if (two(entry) === orientationTag && two(entry + 2) === short) {
      const said = two(entry + 8);
      return said >= 1 && said <= 8 ? said : 1;
    }
  return 1;
}

/** An Exif block that says which way up and nothing else; null where there is nothing to say. */
export function onlyOrientation(orientation: number): Buffer | null {
  if (orientation === 1) return null;
  const tiff = Buffer.alloc(26);
  tiff.write("II*\0", "latin1");
  tiff.writeUInt32LE(8, 4);
  tiff.writeUInt16LE(1, 8);
  tiff.writeUInt16LE(orientationTag, 10);
  tiff.writeUInt16LE(short, 12);
  tiff.writeUInt32LE(1, 14);
  tiff.writeUInt16LE(orientation, 18);
  return tiff;
}
