import { z } from "zod";
import {
  EmailStyle,
  plainStyle,
  type Block,
  type EmailDocument,
  type Section,
} from "./email-document.ts";

/** How the mails of a project look: what starters and new blocks begin with, and what can be put on a mail later. */
export const Brand = z.object({
  logo: z
    .object({
      /** A picture of the project, or an address. */
      src: z.string().min(1).max(4000),
      alt: z.string().max(500),
      width: z.number().int().min(16).max(600),
    })
    .nullable(),
  style: EmailStyle,
  /** Of buttons, in pixels. */
  radius: z.number().int().min(0).max(60),
  /** Who sends this and where they are: many countries' laws ask for a postal address. */
  footer: z.string().max(5000),
  unsubscribe: z.string().trim().min(1, "Name the unsubscribe link.").max(200),
});
export type Brand = z.infer<typeof Brand>;

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** Before anybody chose anything: who the project says it is. */
export function plainBrand(project: { senderName: string; postalAddress: string }): Brand {
  const { senderName: name, postalAddress: address } = project;
  // Many write their name into the address already.
  const lines = [address.includes(name) ? "" : name, ...address.split("\n")]
    .map((line) => line.trim())
    .filter(Boolean);
  return {
    logo: null,
    style: plainStyle,
    radius: 6,
    footer: `<p>${escaped(lines.join(" · ") || "Your company · Street 1 · City")}</p>`,
    unsubscribe: "Unsubscribe",
  };
}

const logoOf = ({ logo }: Brand, id: string): Block[] =>
  logo
    ? [
        {
          id,
          kind: "image",
          logo: true,
          src: logo.src,
          alt: logo.alt,
          decorative: false,
          href: "",
          width: logo.width,
          align: "left",
        },
      ]
    : [];

function freeId({ sections }: EmailDocument): string {
  const taken = new Set(
    sections.flatMap(({ columns }) => columns.flatMap(({ blocks }) => blocks.map(({ id }) => id))),
  );
  let id = "logo";
  for (let number = 2; taken.has(id); number += 1) id = `logo-${number}`;
  return id;
}

/** The logo takes the place of an older one, else the top of the mail. Without a logo nothing is put there. */
function withLogo(document: EmailDocument, brand: Brand): EmailDocument {
  const [logo] = logoOf(brand, freeId(document));
  if (logo?.kind !== "image") return document;
  let there = false;
  const replaced = inBlocks(document, (block) => {
    if (block.kind !== "image" || !(block.logo || block.src === logo.src)) return block;
    there = true;
    return { ...block, logo: true, src: logo.src, alt: logo.alt, width: logo.width };
  });
  const [first, ...rest] = replaced.sections;
  const [column, ...columns] = first?.columns ?? [];
  if (there || !first || !column) return replaced;
  const top = { ...column, blocks: [logo, ...column.blocks] };
  return { ...replaced, sections: [{ ...first, columns: [top, ...columns] }, ...rest] };
}

const inBlocks = (document: EmailDocument, change: (block: Block) => Block): EmailDocument => ({
  ...document,
  sections: document.sections.map((section) => ({
    ...section,
    columns: section.columns.map((column) => ({ ...column, blocks: column.blocks.map(change) })),
  })),
});

/** A section that was filled with a colour of the mail's old style gets the same one of the new. */
function refilled(section: Section, before: EmailStyle, after: EmailStyle): Section {
  if (section.fill === before.background) return { ...section, fill: after.background };
  return section.fill === before.content ? { ...section, fill: after.content } : section;
}

/**
 * The mail in the project's style, with its logo and footers. Width and language stay the mail's own, and so do colours that
 * a block was given by itself.
 */
export function withBrand(document: EmailDocument, brand: Brand): EmailDocument {
  const { width, language } = document.style;
  const style = { ...brand.style, width, language };
  const styled: EmailDocument = {
    style,
    sections: document.sections.map((section) => refilled(section, document.style, style)),
  };
  const words = inBlocks(styled, (block) => {
    if (block.kind === "footer")
      return { ...block, html: brand.footer, unsubscribe: brand.unsubscribe };
    return block.kind === "button" ? { ...block, radius: brand.radius } : block;
  });
  return withLogo(words, brand);
}

/** A mail that is begun: in the language and width of the brand too. An empty one stays empty. */
export const begun = (document: EmailDocument, brand: Brand): EmailDocument => ({
  ...withBrand(document, brand),
  style: brand.style,
});
