import { expect, test } from "vitest";
import { begun, plainBrand, withBrand, type Brand } from "./brand.ts";
import { EmailDocument, plainStyle } from "./email-document.ts";
import { starters } from "./starters.ts";

const logo = { src: `media:${"a".repeat(32)}.png`, alt: "Juniper & Oak", width: 120 };
const brand: Brand = {
  logo,
  style: { ...plainStyle, width: 640, language: "de", background: "#eeeeee", button: "#aa0000" },
  radius: 20,
  footer: "<p>Juniper &amp; Oak · Lane 1 · Graz</p>",
  unsubscribe: "Abmelden",
};
const documents = starters.flatMap(({ content }) =>
  content.body.form === "blocks" ? [content.body.document] : [],
);
const blocksOf = ({ sections }: EmailDocument) =>
  sections.flatMap(({ columns }) => columns.flatMap(({ blocks }) => blocks));

test.each(documents)("a starter gets style, logo, buttons and footer", (document) => {
  const made = begun(document, brand);
  expect(EmailDocument.safeParse(made).success).toBe(true);
  expect(made.style).toEqual(brand.style);
  const blocks = blocksOf(made);
  expect(blocks[0]).toMatchObject({ kind: "image", logo: true, ...logo });
  for (const block of blocks) {
    if (block.kind === "button") expect(block.radius).toBe(20);
    if (block.kind === "footer")
      expect(block).toMatchObject({ html: brand.footer, unsubscribe: "Abmelden" });
  }
  // The footer stands on what is around the mail.
  expect(made.sections.at(-1)?.fill).toBe("#eeeeee");
});

test("applied again nothing more happens; a new logo takes the old one's place", () => {
  const [document] = documents;
  if (!document) throw new Error("no starter");
  const once = withBrand(document, brand);
  expect(withBrand(once, brand)).toEqual(once);
  const renewed = withBrand(once, { ...brand, logo: { ...logo, src: "https://x.example/l.png" } });
  expect(blocksOf(renewed)).toHaveLength(blocksOf(once).length);
  expect(blocksOf(renewed)[0]).toMatchObject({ src: "https://x.example/l.png" });
  // Without a logo the mail keeps the one it has.
  expect(blocksOf(withBrand(once, { ...brand, logo: null }))).toEqual(blocksOf(once));
});

test("width, language and a block’s own colours stay the mail’s", () => {
  const [document] = documents;
  if (!document) throw new Error("no starter");
  const [section] = document.sections;
  if (!section) throw new Error("no section");
  const own: EmailDocument = {
    style: { ...document.style, width: 500, language: "fr" },
    sections: [{ ...section, fill: "#123456" }],
  };
  const made = withBrand(own, brand);
  expect(made.style).toMatchObject({ width: 500, language: "fr", button: "#aa0000" });
  expect(made.sections[0]?.fill).toBe("#123456");
});

test("an empty mail stays empty", () => {
  expect(begun({ style: plainStyle, sections: [] }, brand).sections).toEqual([]);
});

test("before anything is chosen, the project says who it is", () => {
  const footer = (senderName: string, postalAddress: string) =>
    plainBrand({ senderName, postalAddress }).footer;
  expect(footer("Juniper & Oak", "Lane 1\n8010 Graz ")).toBe(
    "<p>Juniper &amp; Oak · Lane 1 · 8010 Graz</p>",
  );
  expect(footer("Juniper", "Juniper, Lane 1")).toBe("<p>Juniper, Lane 1</p>");
  expect(footer("Juniper", "")).toBe("<p>Juniper</p>");
  expect(footer("", "")).toBe("<p>Your company · Street 1 · City</p>");
});
