import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeAll(async () => {
  t = await testEngine();
});
afterAll(() => t.stop());

type Email = Extract<TemplateContent, { type: "email" }>;
const email = (body: Email["body"], more: Partial<Email> = {}): TemplateContent => ({
  type: "email",
  subject: "Hello",
  preheader: "",
  fromName: "",
  fromAddress: "",
  replyTo: "",
  headers: [],
  body,
  text: null,
  defaults: {},
  recommender: null,
  ...more,
});
const html = (source: string, more: Partial<Email> = {}) => email({ form: "html", source }, more);
const mjml = (inner: string) =>
  email({
    form: "mjml",
    source: `<mjml>\n<mj-body>\n<mj-section><mj-column>${inner}</mj-column></mj-section>\n</mj-body></mjml>`,
  });
const mira = { Address: "mira@example.com", User: { UserAttributes: { FirstName: ["Mira"] } } };
const preview = (content: TemplateContent) =>
  t.api.templates.preview({ content, for: { values: mira } });
const pageAt = (url: string | null) =>
  t.engine.opened()?.pages.get(url?.replace("/pages/", "") ?? "") ?? "";

describe("what keeps a mail from being made is named with its place, and nothing is shown instead", () => {
  test.each([
    ["a {{ left open", html("<p>a</p>\n<p>{{User.UserId</p>"), "html", 2, 11, "not a complete"],
    ["a block left open", html("a\n{{#if Address}}\nb\nc"), "html", 2, 1, "{{#if}} is not closed"],
    ["a block closed by another", html("{{#if Address}}x{{/each}}"), "html", 1, 4, "is closed by"],
    ["{{ in a code block", html("<pre>\n<code>{{ x y }</code></pre>"), "html", 2, 14, "write \\{{"],
    ["an unknown helper", html("x {{shout Address}}"), "html", 1, 3, "no helper called “shout”"],
    ["too few arguments", html("{{replace Address 'a'}}"), "html", 1, 1, "needs 3 values"],
    ["too many arguments", html("\n{{eq 1 2 3}}"), "html", 2, 1, "needs 2 values, but got 3"],
    ["a block helper alone", html("{{if Address}}"), "html", 1, 1, "write {{#if …}}"],
    ["a word for a number", html("<p>\n {{add Address 1}}"), "html", 2, 2, "needs a number"],
    [
      "a word in a subject",
      html("x", { subject: "A {{floor Address}}" }),
      "subject",
      1,
      3,
      "number",
    ],
    [
      "a word in a preheader",
      html("<p>x", { preheader: "{{floor Address}}" }),
      "preheader",
      1,
      1,
      "",
    ],
    [
      "a word after a preheader",
      html("<body>{{floor Address}}", { preheader: "Hi\nyou" }),
      "html",
      1,
      7,
      "needs a number",
    ],
    ["a date that is none", html("{{dateFormat Address}}"), "html", 1, 1, "is not a date"],
    [
      "a partial that calls itself",
      html('{{#*inline "a"}}\n{{> b}}{{/inline}}{{#*inline "b"}}{{> a}}{{/inline}}{{> a}}'),
      "html",
      2,
      35,
      "for ever",
    ],
    [
      "a partial that is not here",
      html('{{#if Address}}{{#*inline "a"}}x{{/inline}}{{/if}}\n{{> a}}'),
      "html",
      2,
      1,
      "There is no partial “a” here",
    ],
    ["broken MJML", mjml("<mj-text>x"), "html", 3, 24, "<mj-text> is opened here"],
    [
      "a variable in MJML",
      mjml("\n<mj-text>{{Nobody}}</mj-text>"),
      "html",
      4,
      12,
      "not a variable",
    ],
    ["a helper in MJML", mjml("\n<mj-text>{{add Address 1}}</mj-text>"), "html", 4, 10, "number"],
    ["a character no mail holds", html("a\nb\u0000"), "html", 2, 2, "NUL"],
    [
      "blocks inside blocks",
      html(`${"{{#if Address}}".repeat(600)}${"{{/if}}".repeat(600)}`),
      "html",
      1,
      null,
      "inside one another",
    ],
    [
      "elements inside elements",
      html("<div>".repeat(90_000)),
      "html",
      1,
      10_001,
      "inside one another",
    ],
    ["brackets", html(`{{upper ${"(upper ".repeat(9000)}`), "html", 1, null, "inside one another"],
  ] as const)("%s", async (_, content, field, line, column, words) => {
    const { findings, url } = await preview(content);
    expect(url).toBeNull();
    const [found] = findings.filter(({ severity }) => severity === "error");
    expect(found).toMatchObject({ field, line, ...(column === null ? {} : { column }) });
    expect(found?.text).toContain(words);
    if (column === null) expect(found?.column).toBeGreaterThan(0);
  });

  test("an element of MJML that there is not is named, and the rest is shown", async () => {
    const { findings, url } = await preview(mjml("\n<mj-txt>x</mj-txt>"));
    expect(findings[0]).toMatchObject({ severity: "error", field: "html", line: 4 });
    expect(findings[0]?.text).toContain("mj-txt");
    expect(url).not.toBeNull();
  });
});

describe("what would take too long is stopped, with its reason", () => {
  const doubled = Array.from(
    { length: 40 },
    (_, at) => `{{#*inline "p${at + 1}"}}{{>p${at}}}{{>p${at}}}{{/inline}}`,
  );
  const grown = `${"(replace ".repeat(12)}'aaaaaaaaaa'${" 'a' 'aaaaaaaaaa')".repeat(12)}`;
  test.each([
    [
      "loops in loops",
      "{{#each @root.User.UserAttributes.Many}}".repeat(8) + "x" + "{{/each}}".repeat(8),
    ],
    ["partials in partials", `{{#*inline "p0"}}x{{/inline}}${doubled.join("")}{{>p40}}`],
    ["texts that grow", `{{upper ${grown}}}`],
    [
      "long texts again and again",
      "{{#each @root.User.UserAttributes.Many}}".repeat(3) +
        "x".repeat(50_000) +
        "{{/each}}".repeat(3),
    ],
  ])("%s", async (_, source) => {
    const many = { User: { UserAttributes: { Many: Array.from({ length: 20 }, () => "x") } } };
    const { findings, url } = await t.api.templates.preview({
      content: html(source),
      for: { values: many },
    });
    expect(url).toBeNull();
    expect(findings[0]).toMatchObject({ severity: "error", field: "html" });
    expect(findings[0]?.text).toContain("This is stopped");
  });

  test("a whole alphabet of partials is refused", async () => {
    const partials = Array.from({ length: 300 }, (_, at) => `{{#*inline "p${at}"}}x{{/inline}}`);
    expect((await preview(html(partials.join("")))).findings[0]?.text).toContain("200 partials");
  });
});

describe("long and broken texts are read in one go", () => {
  // Each of these once took a search that began anew at every sign of the text.
  test.each([
    "{{",
    "{{x",
    "<img ",
    "<head",
    "<body",
    "<a",
    "@media (",
    "background:url(",
    "{{a}}",
    "{{> a}}",
    "{{else if Address}}",
    "(",
    "<!--",
    "\\{{",
  ])("%j, 600,000 characters of it", async (piece) => {
    const source = piece.repeat(Math.ceil(600_000 / piece.length));
    const { findings, url } = await preview(html(source, { preheader: "p" }));
    expect(url === null).toBe(findings.some(({ severity }) => severity === "error"));
    expect(findings.length).toBeLessThan(300);
    const again = await t.api.templates.preview({
      content: html(source),
      for: null,
      images: false,
      dark: true,
    });
    expect(again.url === null).toBe(url === null);
  });

  test("a mail of 1 MB is kept, shown, and what is said of it is short enough to read", async () => {
    const source = '<p><img src="https://x.example/a.png">Fresh beans</p>\n'.repeat(20_000);
    const { id } = await t.api.templates.create({ name: "Big", content: html(source) });
    expect((await t.api.templates.get({ id })).draft).toEqual(html(source));
    expect((await preview(html(source))).bytes).toBeGreaterThan(1_000_000);
    const { checks } = await t.api.templates.check({ content: html(source) });
    expect(checks.length).toBeLessThan(100);
    expect(checks.some(({ area, text }) => area === "size" && text.includes("cuts it off"))).toBe(
      true,
    );
    expect(checks.some(({ text }) => text.includes("600,000 characters"))).toBe(true);
  });
});

test("scripts, handlers and links that run are named at their place; the mail is kept as it is", async () => {
  const source =
    '<p onclick="x()">Hi</p>\n<script>x()</script>\n<a href="javascript:x()">go</a>\n<div><span>x</div>';
  const content = html(source);
  const { id } = await t.api.templates.create({ name: "Hostile", content });
  const { checks } = await t.api.templates.check({ content });
  const said = (words: string) => checks.find(({ text }) => text.includes(words));
  expect(said("remove onclick")).toMatchObject({ line: 1, column: 1 });
  expect(said("remove <script>")).toMatchObject({ line: 2, column: 1 });
  expect(said("would run a script")).toMatchObject({ severity: "error", line: 3, column: 1 });
  expect(said("<span> is opened here and not closed")).toMatchObject({ line: 4, column: 6 });
  const out = await t.api.templates.writeFile({ id, version: null, format: "html" });
  expect(out.text).toBe(source);
});

test("writing from right to left and emoji come through unchanged", async () => {
  const words = "שלום {{User.UserAttributes.FirstName}} 👩‍🌾 مرحبا \u202Eabc\u202C é";
  const rendered = await preview(html(`<p dir="rtl">${words}</p>`, { subject: words }));
  const filled = words.replace("{{User.UserAttributes.FirstName}}", "Mira");
  expect(rendered.subject).toBe(filled);
  expect(rendered.text).toBe(filled);
  expect(pageAt(rendered.url)).toContain(`<p dir="rtl">${filled}</p>`);
});

test("fonts from elsewhere are named, with the programs that leave them out", async () => {
  const source =
    '<style>@font-face{font-family:"X";src:url(https://x.example/x.woff2)}</style><p>x</p>';
  const { checks } = await t.api.templates.check({ content: html(source) });
  const font = checks.find(({ text }) => text.includes("@font-face"));
  expect(font?.programs).toContain("Gmail");
  expect(font).toMatchObject({ line: 1, column: 8 });
});

test("a text that is too long to keep is refused with its place, and what was kept stays", async () => {
  const { id } = await t.api.templates.create({ name: "Kept", content: html("<p>good</p>") });
  const late = t.api.templates.keepDraft({
    id,
    revision: 1,
    content: html("x".repeat(2_000_001)),
  });
  await expect(late).rejects.toMatchObject({
    code: "BAD_INPUT",
    message: "A mail has 2,000,000 characters at most. Take some out.",
    data: { place: "content.body.source" },
  });
  expect((await t.api.templates.get({ id })).draft).toEqual(html("<p>good</p>"));
});
