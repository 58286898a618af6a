import {
  IconBraces,
  IconClick,
  IconCode,
  IconHeading,
  IconLine,
  IconList,
  IconMailCog,
  IconPhoto,
  IconShare,
  IconSpacingVertical,
  IconTypography,
  type Icon,
} from "@tabler/icons-react";
import { picturesIn } from "../../../../../../shared/domain/picture.ts";
import type { Brand } from "../../../../../../shared/domain/template/brand.ts";
import type {
  Block,
  BlockKind,
  EmailStyle,
} from "../../../../../../shared/domain/template/email-document.ts";

/** The kinds of blocks, as the palette shows them. */
export const blockKinds: readonly { kind: BlockKind; name: string; icon: Icon }[] = [
  { kind: "heading", name: "Heading", icon: IconHeading },
  { kind: "text", name: "Text", icon: IconTypography },
  { kind: "image", name: "Image", icon: IconPhoto },
  { kind: "button", name: "Button", icon: IconClick },
  { kind: "divider", name: "Divider", icon: IconLine },
  { kind: "spacer", name: "Spacer", icon: IconSpacingVertical },
  { kind: "social", name: "Social links", icon: IconShare },
  { kind: "list", name: "List", icon: IconList },
  { kind: "html", name: "HTML", icon: IconCode },
  { kind: "footer", name: "Footer", icon: IconMailCog },
];

export const kindOf = (kind: BlockKind) =>
  blockKinds.find((each) => each.kind === kind) ?? { kind, name: kind, icon: IconBraces };

/** A block as it is when it is put into a mail, in the project's looks. Its id is given there. */
export function newBlock(kind: BlockKind, style: EmailStyle, brand?: Brand): Block {
  const id = "new";
  switch (kind) {
    case "text":
      return { id, kind, html: "<p>Write here.</p>", align: "left", size: 16 };
    case "heading":
      return { id, kind, level: 1, text: "Heading", align: "left" };
    case "image":
      return {
        id,
        kind,
        src: "",
        alt: "",
        decorative: false,
        href: "",
        width: null,
        align: "center",
      };
    case "button":
      return {
        id,
        kind,
        text: "Button",
        href: "https://",
        align: "left",
        radius: brand?.radius ?? 6,
        wide: false,
      };
    case "divider":
      return { id, kind, colour: "#d8dce3", thickness: 1 };
    case "spacer":
      return { id, kind, height: 24 };
    case "social":
      return { id, kind, links: [{ network: "web", href: "https://" }], align: "left" };
    case "list":
      return {
        id,
        kind,
        variable: "Attributes.Interests",
        html: "<p>{{this}}</p>",
        otherwise: "",
        align: "left",
      };
    case "html":
      return { id, kind, source: `<p style="color:${style.text}">HTML</p>` };
    case "footer":
      return {
        id,
        kind,
        html: brand?.footer ?? "<p>Your company · Street 1 · City</p>",
        unsubscribe: brand?.unsubscribe ?? "Unsubscribe",
        align: "left",
      };
  }
}

const signs = { amp: "&", lt: "<", gt: ">", nbsp: " ", quot: '"' };
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/&(amp|lt|gt|nbsp|quot);/g, (_, name: keyof typeof signs) => signs[name])
    .replaceAll(/\s+/g, " ")
    .trim();

/** What a block says, for its row in the list. */
export function blockWords(block: Block): string {
  switch (block.kind) {
    case "text":
    case "footer":
      return plain(block.html);
    case "heading":
    case "button":
      return block.text;
    case "image":
      return (
        block.alt || (picturesIn(block.src).length > 0 ? "Picture" : block.src) || "No picture yet"
      );
    case "spacer":
      return `${block.height} px`;
    case "divider":
      return `${block.thickness} px`;
    case "social":
      return block.links.map(({ network }) => network).join(", ");
    case "list":
      return block.variable;
    case "html":
      return plain(block.source) || "HTML";
  }
}
