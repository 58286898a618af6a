import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { picturesIn } from "../../../../../shared/domain/picture.ts";
import { placesIn } from "../../template/scan.ts";
import { check } from "./check.ts";

/** What is known of a picture of the project by its name. */
export type PictureFacts = (
  name: string,
) => { title: string; type: string; bytes: number; width: number } | null;

/** Larger ones take seconds on a phone; together they make servers refuse a mail. */
const heavyPicture = 500 * 1024;
const heavyMail = 2 * 1024 ** 2;
const refusedMail = 10 * 1024 ** 2;

const size = (bytes: number) =>
  bytes >= 1024 ** 2 ? `${(bytes / 1024 ** 2).toFixed(1)} MB` : `${Math.round(bytes / 1024)} kB`;

/** What the pictures of the project weigh, and whether they are there. */
export function pictureChecks(
  html: string,
  facts: PictureFacts,
): { checks: TemplateCheck[]; bytes: number } {
  const checks: TemplateCheck[] = [];
  const placeAt = placesIn(html);
  let bytes = 0;
  for (const name of picturesIn(html)) {
    const place = placeAt(html.indexOf(`media:${name}`));
    const picture = facts(name);
    if (!picture) {
      const text = "This picture is not among the pictures of the project. Choose another one.";
      checks.push(check("links", "html", text, { ...place, severity: "error" }));
      continue;
    }
    bytes += picture.bytes;
    if (picture.bytes > heavyPicture)
      checks.push(
        check(
          "size",
          "html",
          `“${picture.title}” has ${size(picture.bytes)}. Phones load up to ${size(heavyPicture)} at once.`,
          place,
        ),
      );
    if (picture.type === "webp")
      checks.push(
        check("compatibility", "html", "WebP pictures are not known to Outlook on Windows.", {
          ...place,
          programs: ["Outlook"],
        }),
      );
  }
  // In a mail, three bytes are written as four characters.
  const sent = Math.ceil((bytes * 4) / 3);
  if (sent > refusedMail)
    checks.push(
      check(
        "size",
        "html",
        `With its pictures the mail has ${size(sent)}. Many servers refuse more than ${size(refusedMail)}.`,
        { severity: "error" },
      ),
    );
  else if (sent > heavyMail)
    checks.push(
      check(
        "size",
        "html",
        `With its pictures the mail has ${size(sent)}: slow to send and to load.`,
      ),
    );
  return { checks, bytes };
}
