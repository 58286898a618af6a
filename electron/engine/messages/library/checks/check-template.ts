import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import type { EmailContent } from "../../../../../shared/domain/campaign.ts";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { checkEmail } from "../../check.ts";
import { compileEmail } from "../../template/compile.ts";
import { emailOf, ownFindings } from "../email-of.ts";
import { checkable } from "../checkable.ts";
import { fieldsOf } from "../fields.ts";
import { emptyEmail } from "../../../../../shared/domain/campaign.ts";
import { blockChecks } from "./blocks.ts";
import { check } from "./check.ts";
import { compatibility } from "./compatibility.ts";
import { wholeEmail } from "./email.ts";
import { markup } from "./markup.ts";
import { pictureChecks, type PictureFacts } from "./pictures.ts";
import { mjmlOwn } from "./mjml-own.ts";
import { inAppChecks, pushChecks, smsChecks, voiceChecks } from "./other-channels.ts";

/** What the project knows that a template is held against. */
export type Audience = {
  /** Contacts with a value, by variable. */
  coverage: ReadonlyMap<string, number>;
  contacts: number;
  missing: "doNotSend" | "blank";
  pictures: PictureFacts;
};
/** Bytes of the HTML, and of the project's pictures that go with it. */
export type Checked = { checks: TemplateCheck[]; bytes: number; pictureBytes: number };

const order = { error: 0, warning: 1 } as const;
/** The same thing said of a thousand places is said of the first few, and counted. */
function few(checks: readonly TemplateCheck[]): TemplateCheck[] {
  const shown = 20;
  return [...Map.groupBy(checks, ({ text }) => text).values()].flatMap((same) => {
    const [first] = same;
    if (!first || same.length <= shown) return same;
    const text = `${first.text} (${(same.length - shown).toLocaleString("en")} more places)`;
    return [...same.slice(0, shown), { ...first, text, line: null, column: null }];
  });
}
const sorted = (checks: TemplateCheck[]): TemplateCheck[] =>
  checks.toSorted((a, b) => order[a.severity] - order[b.severity]);

/** Everything worth knowing about a template before it is sent to anyone, errors first. */
export async function checkTemplate(
  content: TemplateContent,
  audience: Audience,
): Promise<Checked> {
  if (content.type !== "email") {
    const own = ownChecks(content);
    return {
      checks: sorted([...textChecks(content, audience), ...own]),
      bytes: 0,
      pictureBytes: 0,
    };
  }
  const { content: email, findings } = await emailOf(content);
  const looked = await checkable(content);
  // Checks look at HTML with marks, and are told where what they found was written.
  const marked = { ...email, html: looked.html || email.html };
  const own = looked.mjml === null || !marked.html ? null : await mjmlOwn(looked.mjml);
  const bytes = Buffer.byteLength(email.html, "utf8");
  const known = ownFindings(
    content,
    checkEmail(marked, audience.coverage, audience.contacts, audience.missing),
  );
  const pictures = pictureChecks(marked.html, audience.pictures);
  const ofHtml = few([
    ...markup(marked.html),
    ...compatibility(marked.html, own),
    ...pictures.checks,
  ]);
  return {
    bytes,
    pictureBytes: pictures.bytes,
    checks: sorted([
      ...findings.map((finding) => ({
        ...looked.placeMjml(finding),
        area: "compatibility" as const,
        programs: [],
      })),
      ...[
        ...known.map((finding) => ({ ...finding, area: "variables" as const, programs: [] })),
        ...wholeEmail(email, content.headers, bytes),
        ...ofHtml,
      ].map((finding) => looked.place(finding)),
      ...blockChecks(content),
    ]),
  };
}

function ownChecks(content: Exclude<TemplateContent, { type: "email" }>): TemplateCheck[] {
  switch (content.type) {
    case "sms":
      return smsChecks(content);
    case "push":
      return pushChecks(content);
    case "voice":
      return voiceChecks(content);
    case "inapp":
      return inAppChecks(content);
  }
}

/** Syntax and variables of the texts of other channels. */
function textChecks(content: TemplateContent, { coverage, contacts, missing }: Audience) {
  const names = [...coverage.keys()];
  return Object.entries(fieldsOf(content)).flatMap(([field, text]): TemplateCheck[] => {
    const source: EmailContent = { ...emptyEmail(), text, defaults: content.defaults };
    const { findings, variables } = compileEmail(source, names);
    const broken = findings.map((finding) => ({
      ...finding,
      field,
      area: "variables" as const,
      programs: [],
    }));
    if (broken.length > 0) return broken;
    return variables.flatMap((name) => {
      const without = contacts - (coverage.get(name) ?? 0);
      if (!coverage.has(name) || without <= 0 || content.defaults[name] !== undefined) return [];
      const then =
        missing === "doNotSend"
          ? "Add a default, or they get no message."
          : "It stays blank for them.";
      return [
        check(
          "variables",
          field,
          `${without.toLocaleString("en")} contacts have no {{${name}}}. ${then}`,
        ),
      ];
    });
  });
}
