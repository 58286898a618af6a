import { z } from "zod";
import { pictureTypes } from "../domain/picture.ts";
import { call, query } from "./base.ts";

const PictureName = z.string().regex(/^[0-9a-f]{32}\.(?:png|jpg|gif|webp)$/);

/** A picture of the project. Templates name it `media:<name>`; the name is made of its content. */
export const Picture = z.object({
  name: PictureName,
  title: z.string(),
  /** The alternative text it begins with where it is put into a mail. */
  alt: z.string(),
  type: z.enum(pictureTypes),
  width: z.number(),
  height: z.number(),
  bytes: z.number(),
  createdAt: z.number(),
  usedBy: z.array(
    z.object({ kind: z.enum(["template", "campaign", "brand"]), id: z.string(), name: z.string() }),
  ),
});
export type Picture = z.infer<typeof Picture>;

export const media = {
  /** The newest first. */
  list: query("media", "templates", "campaigns").output(z.array(Picture)),
  /** Takes a file out of the project's inbox, where the host put it. The same picture twice is one. */
  add: call
    .input(z.object({ file: z.string().min(1).max(300), fileName: z.string().max(255) }))
    .output(Picture),
  describe: call
    .input(
      z.object({
        name: PictureName,
        title: z.string().trim().min(1, "Name the picture.").max(200),
        alt: z.string().trim().max(500),
      }),
    )
    .output(z.null()),
  /** Refused while a template or a campaign shows it. */
  remove: call.input(z.object({ name: PictureName })).output(z.null()),
  /** Brings back a picture just removed. */
  restore: call.input(z.object({ name: PictureName })).output(z.null()),
};
