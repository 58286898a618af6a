import { Parser } from "htmlparser2";
import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import { placesIn } from "../../template/scan.ts";
import { check, type Area } from "./check.ts";

const smallestText = 13;
const dangerous = /^\s*(?:javascript|vbscript|data:text\/html)/i;
const unlabelled = /^(?:click here|here|more|read more|link|hier|mehr)$/i;
const looksLikeAddress = /^(?:https?:\/\/|www\.)\S+$/i;

const hostOf = (address: string): string | null => {
  const url = URL.parse(/^www\./i.test(address) ? `https://${address}` : address);
  return url && url.hostname.replace(/^www\./, "");
};

/** Elements whose end need not be written, or that have none. */
const endless = new Set(
  "html head body p li dt dd option optgroup tr td th thead tbody tfoot colgroup rp rt area base br col embed hr img input link meta param source track wbr".split(
    " ",
  ),
);

type Link = { href: string; at: number; text: string; image: boolean };

/** What can be said of a mail's elements: links, alternative texts, headings, language, type too small, scripts. */
export function markup(html: string): TemplateCheck[] {
  const checks: TemplateCheck[] = [];
  const placeAt = placesIn(html);
  const say = (area: Area, at: number, text: string, severity?: "error") =>
    checks.push(check(area, "html", text, { ...placeAt(at), ...(severity ? { severity } : {}) }));
  let link: Link | null = null;
  let heading = 0;
  let language: string | null = null;
  let words = 0;
  let pictures = 0;
  let hidden = 0;

  const endLink = () => {
    if (!link) return;
    const text = link.text.trim();
    if (!text && !link.image) say("accessibility", link.at, "A link has no text to read aloud.");
    else if (unlabelled.test(text))
      say("accessibility", link.at, `The link “${text}” does not say where it leads.`);
    const shown = looksLikeAddress.test(text) ? hostOf(text) : null;
    const leads = link.href.includes("{{") ? null : hostOf(link.href);
    if (shown && leads && shown !== leads)
      say("deliverability", link.at, `The link reads ${shown}, but leads to ${leads}.`);
    link = null;
  };
  const beginLink = (href: string | undefined, at: number) => {
    endLink();
    link = { href: href ?? "", at, text: "", image: false };
    if (href === undefined) return;
    if (dangerous.test(href))
      say("links", at, "This link would run a script. Mail programs remove it.", "error");
    else if (href.trim() === "" || href.trim() === "#")
      say("links", at, "This link leads nowhere.");
    else if (href.startsWith("http://"))
      say("links", at, "This link is not secure: write https://.");
    else if (!href.includes("{{") && !/^(?:mailto|tel|sms):/i.test(href) && !URL.canParse(href))
      say("links", at, `“${href.slice(0, 60)}” is not a whole address: write it with https://.`);
  };
  const image = (attributes: Record<string, string>, at: number) => {
    pictures += 1;
    const { alt } = attributes;
    if (link && alt) link.text += alt;
    if (link && alt) link.image = true;
    if (alt === undefined)
      say(
        "accessibility",
        at,
        "This picture has no alternative text. An empty one marks it as decoration.",
      );
    if (link && alt === "")
      say("accessibility", at, "A picture that is a link needs an alternative text.");
    if ((attributes["src"] ?? "").startsWith("data:"))
      say(
        "compatibility",
        at,
        "Gmail and Outlook show no pictures that are written into the mail.",
      );
  };

  const open: { name: string; at: number }[] = [];
  const close = (name: string, implied: boolean) => {
    const last = open.at(-1);
    if (endless.has(name) || last?.name !== name) return;
    open.pop();
    if (implied) say("compatibility", last.at, `<${name}> is opened here and not closed.`);
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      const at = parser.startIndex;
      if (!endless.has(name)) open.push({ name, at });
      if (name === "html") language = attributes["lang"] ?? null;
      if (name === "a") beginLink(attributes["href"], at);
      if (name === "img") image(attributes, at);
      if (name === "style" || name === "title") hidden += 1;
      if (["script", "iframe", "object", "embed", "form", "base"].includes(name))
        say("deliverability", at, `Mail programs remove <${name}>.`);
      const handler = Object.keys(attributes).find((attribute) => /^on[a-z]+$/.test(attribute));
      if (handler)
        say("deliverability", at, `Mail programs remove ${handler}: scripts never run in mail.`);
      const level = /^h([1-6])$/.exec(name)?.[1];
      if (level) {
        if (Number(level) > heading + 1 && heading > 0)
          say("accessibility", at, `This heading jumps from level ${heading} to level ${level}.`);
        heading = Number(level);
      }
      const size = /font-size\s*:\s*([\d.]+)px/i.exec(attributes["style"] ?? "")?.[1];
      if (size && Number(size) > 1 && Number(size) < smallestText && name !== "img")
        say("accessibility", at, `Text of ${size} px is hard to read. Use 14 px or more.`);
    },
    ontext(text) {
      if (hidden > 0) return;
      if (link) link.text += text;
      words += text.split(/\s+/).filter(Boolean).length;
    },
    onclosetag(name, implied) {
      close(name, implied);
      if (name === "a") endLink();
      if (name === "style" || name === "title") hidden -= 1;
    },
  });
  parser.write(html);
  parser.end();
  endLink();
  if (/<html[\s>]/i.test(html) && !language)
    checks.push(
      check("accessibility", "html", 'The language is not said: write <html lang="en">.'),
    );
  if (pictures > 0 && words < 20)
    checks.push(
      check(
        "deliverability",
        "html",
        "There is almost no text beside the pictures. Filters take such mail for spam, and without pictures nothing is left.",
      ),
    );
  return checks;
}
