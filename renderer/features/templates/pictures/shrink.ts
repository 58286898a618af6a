import { pictureLimits } from "../../../../shared/domain/picture.ts";

/** Twice as wide as most mails: sharp on every screen. */
const smallerWidth = 1200;

const drawn = (canvas: HTMLCanvasElement, type: string, quality?: number) =>
  new Promise<Blob | null>((done) => canvas.toBlob(done, type, quality));

/** The picture with fewer pixels, as PNG or JPEG; null where this browser can't read it. Animations would stand still. */
export async function smaller(file: File): Promise<File | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const scale = Math.min(1, smallerWidth / picture.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext("2d");
  if (!brush) return null;
  brush.imageSmoothingQuality = "high";
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  const lossless = file.type === "image/jpeg" ? null : await drawn(canvas, "image/png");
  const blob =
    lossless && lossless.size <= pictureLimits.bytes
      ? lossless
      : await drawn(canvas, "image/jpeg", 0.86);
  if (!blob) return null;
  const ending = blob.type === "image/png" ? "png" : "jpg";
  return new File([blob], `${file.name.replace(/\.[^.]*$/, "")}.${ending}`, { type: blob.type });
}
