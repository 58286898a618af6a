import { z } from "zod";
import { Brand } from "../domain/template/brand.ts";
import { InAppTemplate, TemplateContent, TemplateType } from "../domain/template/template.ts";
import { call, query } from "./base.ts";
import { Finding } from "./campaigns.ts";

const Name = z.string().trim().min(1, "Name the template.").max(128);
const Tags = z.record(z.string().min(1).max(128), z.string().max(256));

export const TemplateRow = z.object({
  id: z.string(),
  name: z.string(),
  type: TemplateType,
  description: z.string(),
  tags: Tags,
  /** Null until a version was made. */
  activeVersion: z.number().nullable(),
  latestVersion: z.number().nullable(),
  /** The draft holds something that is in no version. */
  changed: z.boolean(),
  usedBy: z.array(
    z.object({ kind: z.enum(["campaign", "journey"]), id: z.string(), name: z.string() }),
  ),
  updatedAt: z.number(),
  archived: z.boolean(),
});
export type TemplateRow = z.infer<typeof TemplateRow>;

export const TemplateVersion = z.object({
  version: z.number(),
  name: z.string(),
  createdAt: z.number(),
  active: z.boolean(),
});
export type TemplateVersion = z.infer<typeof TemplateVersion>;

/** Whom a preview is for: a contact, values written by hand (Pinpoint's names, nested), or nobody. */
export const PreviewFor = z.union([
  z.object({ contact: z.number().int() }),
  z.object({ values: z.record(z.string(), z.unknown()) }),
  z.null(),
]);

/** A template as one recipient gets it. With errors among the findings nothing is rendered: keep the last good one. */
export const RenderedTemplate = z.object({
  findings: z.array(Finding),
  /** Path of the host that serves the HTML by itself, locked down; null when there is none. */
  url: z.string().nullable(),
  /** Bytes of the HTML as it would be sent. */
  bytes: z.number(),
  subject: z.string(),
  preheader: z.string(),
  text: z.string(),
  from: z.string(),
  to: z.string(),
  /** The texts of SMS, push and voice, by field (`default.title`, `apns.body`, `body` …). */
  fields: z.record(z.string(), z.string()),
  variables: z.array(
    z.object({ name: z.string(), value: z.string().nullable(), usedDefault: z.boolean() }),
  ),
});
export type RenderedTemplate = z.infer<typeof RenderedTemplate>;

/** One thing to look at, with where it is and how many mail programs it concerns. */
export const TemplateCheck = Finding.extend({
  area: z.enum(["variables", "links", "accessibility", "compatibility", "deliverability", "size"]),
  /** Mail programs that do not know what is used here, by family; only for compatibility. */
  programs: z.array(z.string()),
});
export type TemplateCheck = z.infer<typeof TemplateCheck>;

export const templates = {
  list: query("templates", "campaigns", "journeys").output(z.array(TemplateRow)),
  get: query("templates", "campaigns", "journeys")
    .input(z.object({ id: z.string() }))
    .output(
      TemplateRow.extend({
        draft: TemplateContent,
        revision: z.number(),
        savedAt: z.number(),
        versions: z.array(TemplateVersion),
      }),
    ),
  /** The picture of the newest wording, for the library: a page as `preview` gives it, without a recipient. */
  thumbnail: query("templates")
    .input(z.object({ id: z.string() }))
    .output(
      z.object({
        url: z.string().nullable(),
        text: z.string(),
        /** An in-app message is drawn, not rendered. */
        inApp: InAppTemplate.optional(),
        /** What keeps it from being shown. */
        errors: z.number().optional(),
      }),
    ),
  create: call
    .input(
      z.object({
        name: Name,
        content: TemplateContent,
        description: z.string().max(500).optional(),
        tags: Tags.optional(),
        /** Pinpoint's JSON it was read from, given back unchanged while the first version is. */
        original: z.string().max(3_000_000).optional(),
      }),
    )
    .output(z.object({ id: z.string() })),
  /** Autosave. An older `revision` than the newest is refused: another window wrote meanwhile. */
  keepDraft: call
    .input(z.object({ id: z.string(), revision: z.number(), content: TemplateContent }))
    .output(z.object({ revision: z.number(), savedAt: z.number() })),
  describe: call
    .input(z.object({ id: z.string(), name: Name, description: z.string().max(500), tags: Tags }))
    .output(z.null()),
  /** Keeps the draft as the next version; versions never change. */
  makeVersion: call
    .input(z.object({ id: z.string(), name: z.string().trim().max(100), activate: z.boolean() }))
    .output(z.object({ version: z.number() })),
  activate: call
    .input(z.object({ id: z.string(), version: z.number().int().positive() }))
    .output(z.null()),
  version: query("templates")
    .input(z.object({ id: z.string(), version: z.number().int().positive() }))
    .output(z.object({ content: TemplateContent })),
  /** Puts an earlier version into the draft. */
  restoreVersion: call
    .input(z.object({ id: z.string(), version: z.number().int().positive() }))
    .output(z.object({ revision: z.number() })),
  duplicate: call.input(z.object({ id: z.string() })).output(z.object({ id: z.string() })),
  archive: call.input(z.object({ id: z.string(), archived: z.boolean() })).output(z.null()),
  remove: call.input(z.object({ id: z.string() })).output(z.null()),
  /** Brings back a template just removed. */
  restore: call.input(z.object({ id: z.string() })).output(z.null()),
  /** How the project's mails look; while nobody chose, the project's own name and address stand in the footer. */
  brand: query("settings").output(z.object({ brand: Brand, chosen: z.boolean() })),
  saveBrand: call.input(Brand).output(z.null()),
  preview: call
    .input(
      z.object({
        content: TemplateContent,
        for: PreviewFor,
        /** False shows what mail programs show before pictures are allowed. */
        images: z.boolean().default(true),
        dark: z.boolean().default(false),
      }),
    )
    .output(RenderedTemplate),
  check: call.input(z.object({ content: TemplateContent })).output(
    z.object({
      checks: z.array(TemplateCheck),
      /** Of the HTML, and of the project's pictures that are sent with it. */
      bytes: z.number(),
      pictureBytes: z.number(),
    }),
  ),
  /** Blocks → MJML → HTML. There is no way back. */
  convert: call
    .input(z.object({ content: TemplateContent, to: z.enum(["mjml", "html"]) }))
    .output(z.object({ content: TemplateContent })),
  /** The plain text a mail is sent with while nobody wrote one. */
  deriveText: call
    .input(z.object({ content: TemplateContent }))
    .output(z.object({ text: z.string() })),
  /** A file as a template: HTML, MJML, or Pinpoint's JSON. */
  readFile: call
    .input(z.object({ fileName: z.string().max(300), text: z.string().max(3_000_000) }))
    .output(
      z.object({
        name: z.string(),
        description: z.string(),
        tags: Tags,
        content: TemplateContent,
        original: z.string().nullable(),
      }),
    ),
  /** A version, or the draft, as Pinpoint's request; mails also as HTML or MJML. */
  writeFile: call
    .input(
      z.object({
        id: z.string(),
        version: z.number().int().positive().nullable(),
        format: z.enum(["pinpoint", "html", "mjml"]),
      }),
    )
    .output(z.object({ fileName: z.string(), text: z.string() })),
  sendTest: call
    .input(
      z.object({
        content: TemplateContent,
        contact: z.number().int().nullable(),
        /** Addresses, phone numbers or device tokens. */
        to: z.array(z.string().min(1).max(4096)).min(1).max(10),
      }),
    )
    .output(z.array(z.object({ to: z.string(), ok: z.boolean(), detail: z.string() }))),
};
