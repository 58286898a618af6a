import type { EmailContent } from "../../../shared/domain/campaign.ts";
import type { Person } from "./people.ts";

/** What a letter says; texts may hold message variables. */
export type Wording = {
  subject: string;
  preheader: string;
  heading: string;
  paragraphs: readonly string[];
  /** The button comes first; the others stand below it, least clicked last. */
  links: readonly { label: string; path: string }[];
};

export const sender = { name: "Juniper & Oak", address: "hello@juniperoak.example" };
export const linkAddress = (path: string): string => `https://juniperoak.example/${path}`;

const defaults: EmailContent["defaults"] = {
  "User.UserAttributes.FirstName": "there",
  "User.UserAttributes.FavouriteRoast": "house espresso",
  "Location.City": "your town",
};
const shop = "Juniper & Oak, Lindengasse 12, 1070 Vienna";
const why = "You get this letter because you asked us for news.";
const html = (text: string) => text.replaceAll("&", "&amp;");

function htmlOf({ heading, paragraphs, links }: Wording): string {
  const [button, ...more] = links;
  const paragraph = (text: string) => `<p style="margin:0 0 16px">${html(text)}</p>`;
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(heading)}</title></head>
<body style="margin:0;background:#ffffff;color:#1f2a24;font:16px/1.6 Georgia,'Times New Roman',serif">
<div style="max-width:560px;margin:0 auto;padding:32px 24px">
<p style="margin:0 0 24px;font:600 13px/1.4 Helvetica,Arial,sans-serif;letter-spacing:2px">JUNIPER &amp; OAK</p>
<h1 style="margin:0 0 16px;font-size:28px;line-height:1.25">${html(heading)}</h1>
${paragraphs.map(paragraph).join("\n")}
${button ? `<p style="margin:24px 0"><a href="${linkAddress(button.path)}" style="display:inline-block;padding:12px 22px;border-radius:6px;background:#2f5d4c;color:#ffffff;text-decoration:none">${html(button.label)}</a></p>` : ""}
${more.map((link) => `<p style="margin:0 0 8px"><a href="${linkAddress(link.path)}" style="color:#2f5d4c">${html(link.label)}</a></p>`).join("\n")}
<hr style="margin:32px 0 16px;border:0;border-top:1px solid #d5dbd7">
<p style="margin:0;font:13px/1.5 Helvetica,Arial,sans-serif;color:#4d5a53">${html(shop)}<br>${why} <a href="{{UnsubscribeUrl}}" style="color:#4d5a53">Unsubscribe</a></p>
</div>
</body>
</html>`;
}

const textOf = ({ heading, paragraphs, links }: Wording): string =>
  [
    heading,
    ...paragraphs,
    links.map(({ label, path }) => `${label}: ${linkAddress(path)}`).join("\n"),
    `--\n${shop}\n${why}\nUnsubscribe: {{UnsubscribeUrl}}`,
  ].join("\n\n");

export const contentOf = (wording: Wording): EmailContent => ({
  subject: wording.subject,
  preheader: wording.preheader,
  html: htmlOf(wording),
  text: textOf(wording),
  fromName: sender.name,
  fromAddress: sender.address,
  replyTo: "",
  defaults,
});

const variable = /\{\{([\w.]+)\}\}/g;

export const variablesOf = ({ subject, preheader, html: page, text }: EmailContent): string[] => [
  ...new Set(
    [subject, preheader, page, text].flatMap((part) =>
      Array.from(part.matchAll(variable), (found) => found[1] ?? ""),
    ),
  ),
];

/** The value of one of the variables that these letters use, or undefined. */
function valueOf(person: Person, name: string): string | string[] | undefined {
  const attribute = /^User\.UserAttributes\.(\w+)$/.exec(name)?.[1];
  if (attribute !== undefined) return person.attributes[attribute];
  return name === "Location.City" ? person.place?.city : undefined;
}

/** The part of a person's values that a letter reads, nested by path as the outbox keeps it. */
export function valuesOf(person: Person, names: readonly string[]): string {
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = valueOf(person, name);
    if (value === undefined) continue;
    const path = name.split(".");
    let at = values;
    for (const step of path.slice(0, -1)) at = (at[step] ??= {}) as Record<string, unknown>;
    at[path.at(-1) ?? name] = value;
  }
  return JSON.stringify(values);
}

/** Fills a text for a person; `unsubscribe` is where they leave. */
export const fill = (
  text: string,
  person: Person,
  escape: (value: string) => string = (value) => value,
  unsubscribe = "",
): string =>
  text.replaceAll(variable, (_, name: string) => {
    if (name === "UnsubscribeUrl") return unsubscribe;
    return escape([valueOf(person, name) ?? defaults[name] ?? ""].flat().join(", "));
  });
