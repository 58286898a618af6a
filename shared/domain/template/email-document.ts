import { z } from "zod";

/*
 * A mail as blocks: sections of one to four columns, each a stack of blocks. It is turned into MJML and from there into
 * HTML; there is no way back, so a template stays in this form until someone converts it.
 */
const Colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "Write the colour like #1a2b3c.");
export const Align = z.enum(["left", "center", "right"]);
export type Align = z.infer<typeof Align>;
const Pixels = (max: number) => z.number().int().min(0).max(max);

/** When a block or section is part of the mail. `variable` is a path such as User.UserAttributes.City. */
export const BlockCondition = z.object({
  variable: z.string().min(1).max(300),
  operator: z.enum(["isSet", "isEmpty", "is", "isNot", "greaterThan", "lessThan"]),
  value: z.string().max(200),
});
export type BlockCondition = z.infer<typeof BlockCondition>;

const block = {
  id: z.string().min(1).max(64),
  condition: BlockCondition.optional(),
  padding: Pixels(100).optional(),
};

export const socialNetworks = [
  "facebook",
  "instagram",
  "x",
  "linkedin",
  "youtube",
  "tiktok",
  "pinterest",
  "web",
] as const;

export const Block = z.discriminatedUnion("kind", [
  /** Formatted text as HTML of a few plain elements; variables stand in it as they are. */
  z.object({
    ...block,
    kind: z.literal("text"),
    html: z.string().max(100_000),
    align: Align,
    size: Pixels(60),
    colour: Colour.optional(),
  }),
  z.object({
    ...block,
    kind: z.literal("heading"),
    level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    text: z.string().max(1000),
    align: Align,
    colour: Colour.optional(),
  }),
  z.object({
    ...block,
    kind: z.literal("image"),
    /** An address, or `media:` and the name of a file of the project. */
    src: z.string().max(4000),
    alt: z.string().max(500),
    /** Says nothing that the text does not say: read aloud as nothing. */
    decorative: z.boolean(),
    href: z.string().max(4000),
    /** Pixels; null fills the column. */
    width: z.number().int().min(1).max(2000).nullable(),
    align: Align,
    /** Put there by the brand kit, which finds it again by this. */
    logo: z.boolean().optional(),
  }),
  z.object({
    ...block,
    kind: z.literal("button"),
    text: z.string().max(300),
    href: z.string().max(4000),
    align: Align,
    fill: Colour.optional(),
    colour: Colour.optional(),
    radius: Pixels(60),
    wide: z.boolean(),
  }),
  z.object({ ...block, kind: z.literal("divider"), colour: Colour, thickness: Pixels(20) }),
  z.object({ ...block, kind: z.literal("spacer"), height: Pixels(400) }),
  z.object({
    ...block,
    kind: z.literal("social"),
    links: z
      .array(z.object({ network: z.enum(socialNetworks), href: z.string().max(4000) }))
      .max(12),
    align: Align,
  }),
  /** Repeats `html` for each value of a list attribute; `{{this}}` is the value. At most 15, as everywhere. */
  z.object({
    ...block,
    kind: z.literal("list"),
    variable: z.string().min(1).max(300),
    html: z.string().max(20_000),
    otherwise: z.string().max(2000),
    align: Align,
  }),
  /** Kept exactly as it is written. */
  z.object({ ...block, kind: z.literal("html"), source: z.string().max(300_000) }),
  /** Who sends this and how to stop it. */
  z.object({
    ...block,
    kind: z.literal("footer"),
    html: z.string().max(5000),
    unsubscribe: z.string().max(200),
    align: Align,
  }),
]);
export type Block = z.infer<typeof Block>;
export type BlockKind = Block["kind"];

export const Column = z.object({
  id: z.string().min(1).max(64),
  /** Share of the section in per cent; null shares what is left. */
  width: z.number().min(5).max(100).nullable(),
  blocks: z.array(Block).max(200),
});
export type Column = z.infer<typeof Column>;

export const Section = z.object({
  id: z.string().min(1).max(64),
  columns: z.array(Column).min(1).max(4),
  fill: Colour.optional(),
  padding: Pixels(200),
  /** Columns stay side by side on a phone. */
  keepColumns: z.boolean(),
  condition: BlockCondition.optional(),
});
export type Section = z.infer<typeof Section>;

export const EmailStyle = z.object({
  width: z.number().int().min(320).max(900),
  background: Colour,
  content: Colour,
  text: Colour,
  link: Colour,
  button: Colour,
  buttonText: Colour,
  font: z.string().max(200),
  /** Language of the text, such as en or de-AT: screen readers go by it. */
  language: z.string().max(35),
  /** Colours for a dark theme, where the mail program lets the mail choose. */
  dark: z.object({ background: Colour, content: Colour, text: Colour, link: Colour }).nullable(),
});
export type EmailStyle = z.infer<typeof EmailStyle>;

export const EmailDocument = z.object({ style: EmailStyle, sections: z.array(Section).max(200) });
export type EmailDocument = z.infer<typeof EmailDocument>;

export const plainStyle: EmailStyle = {
  width: 600,
  background: "#f3f4f6",
  content: "#ffffff",
  text: "#1f2430",
  link: "#1d4ed8",
  button: "#1d4ed8",
  buttonText: "#ffffff",
  font: "Helvetica, Arial, sans-serif",
  language: "en",
  dark: null,
};
