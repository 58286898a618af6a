import { afterAll, beforeAll, expect, test } from "vitest";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { starters } from "../../../../shared/domain/template/starters.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";

let t: TestEngine;
beforeAll(async () => {
  t = await testEngine();
});
afterAll(() => t.stop());

const sms = (body: string): TemplateContent => ({
  type: "sms",
  body,
  defaults: {},
  recommender: null,
});
const email = (source: string, more: object = {}): TemplateContent => ({
  type: "email",
  subject: "Hello",
  preheader: "",
  fromName: "",
  fromAddress: "",
  replyTo: "",
  headers: [],
  body: { form: "html", source },
  text: null,
  defaults: {},
  recommender: null,
  ...more,
});
const code = (error: unknown) => (error as { code?: string }).code;

test("a draft becomes versions; the first is active, later ones when asked for", async () => {
  const { id } = await t.api.templates.create({ name: "Welcome", content: sms("one") });
  expect(await t.api.templates.get({ id })).toMatchObject({
    activeVersion: null,
    latestVersion: null,
    changed: true,
    revision: 1,
    versions: [],
  });
  expect(await t.api.templates.makeVersion({ id, name: "First", activate: false })).toEqual({
    version: 1,
  });
  await t.clock.advance("1h");
  await t.api.templates.keepDraft({ id, revision: 1, content: sms("two") });
  expect(await t.api.templates.get({ id })).toMatchObject({ activeVersion: 1, changed: true });
  await t.api.templates.makeVersion({ id, name: "", activate: false });
  const now = await t.api.templates.get({ id });
  expect(now).toMatchObject({ activeVersion: 1, latestVersion: 2, changed: false });
  expect(now.versions.map(({ version, name, active }) => [version, name, active])).toEqual([
    [2, "", false],
    [1, "First", true],
  ]);
  await t.api.templates.activate({ id, version: 2 });
  expect((await t.api.templates.get({ id })).activeVersion).toBe(2);
  expect((await t.api.templates.version({ id, version: 1 })).content).toEqual(sms("one"));
  await t.api.templates.restoreVersion({ id, version: 1 });
  expect(await t.api.templates.get({ id })).toMatchObject({ draft: sms("one"), changed: true });
  await expect(t.api.templates.activate({ id, version: 9 })).rejects.toThrow("has no version 9");
});

test("another window's change is not written over, and a template stays on its channel", async () => {
  const { id } = await t.api.templates.create({ name: "Twice", content: sms("one") });
  expect((await t.api.templates.keepDraft({ id, revision: 1, content: sms("two") })).revision).toBe(
    2,
  );
  const late = await t.api.templates
    .keepDraft({ id, revision: 1, content: sms("lost") })
    .catch((error: unknown) => error);
  expect(code(late)).toBe("CONFLICT");
  expect((await t.api.templates.get({ id })).draft).toEqual(sms("two"));
  const wrong = t.api.templates.keepDraft({ id, revision: 2, content: email("<p>x</p>") });
  await expect(wrong).rejects.toThrow("stays on its channel");
});

test("names are unique per channel; copies find one of their own", async () => {
  const { id } = await t.api.templates.create({ name: "Receipt", content: sms("a") });
  await t.api.templates.create({ name: "Receipt", content: email("<p>a</p>") });
  await expect(t.api.templates.create({ name: "Receipt", content: sms("b") })).rejects.toThrow(
    "There is a template named “Receipt”",
  );
  const copies = [await t.api.templates.duplicate({ id }), await t.api.templates.duplicate({ id })];
  const names = await Promise.all(
    copies.map(async (copy) => (await t.api.templates.get(copy)).name),
  );
  expect(names).toEqual(["Receipt copy", "Receipt copy 2"]);
  await t.api.templates.describe({
    id,
    name: "Receipt 2",
    description: "After paying",
    tags: { team: "shop" },
  });
  expect(await t.api.templates.get({ id })).toMatchObject({
    name: "Receipt 2",
    description: "After paying",
    tags: { team: "shop" },
  });
});

test("removed and back, archived and back; all is there after a restart", async () => {
  const { id } = await t.api.templates.create({ name: "Gone", content: sms("a") });
  await t.api.templates.remove({ id });
  expect((await t.api.templates.list()).some((row) => row.id === id)).toBe(false);
  await expect(t.api.templates.get({ id })).rejects.toThrow("“Gone” was deleted");
  await t.api.templates.restore({ id });
  await t.api.templates.archive({ id, archived: true });
  await t.restart();
  expect((await t.api.templates.list()).find((row) => row.id === id)).toMatchObject({
    archived: true,
  });
  await t.api.templates.archive({ id, archived: false });
  expect((await t.api.templates.get({ id })).archived).toBe(false);
});

const pageAt = (url: string | null) =>
  t.engine.opened()?.pages.get(url?.replace("/pages/", "") ?? "") ?? "";
const preview = (content: TemplateContent, values: Record<string, unknown> = {}, look = {}) =>
  t.api.templates.preview({ content, for: { values }, ...look });
const mira = { Address: "mira@example.com", User: { UserAttributes: { FirstName: ["Mira"] } } };

test("a mail is previewed in each of its forms", async () => {
  const text = "<p>Dear {{upper User.UserAttributes.FirstName}}</p>";
  const mjml = `<mjml><mj-body><mj-section><mj-column><mj-text>${text}</mj-text></mj-column></mj-section></mj-body></mjml>`;
  for (const body of [
    { form: "html" as const, source: text },
    { form: "mjml" as const, source: mjml },
  ]) {
    const rendered = await preview(
      email("", { body, subject: "For {{User.UserAttributes.FirstName}}" }),
      mira,
    );
    expect(rendered).toMatchObject({
      findings: [],
      subject: "For Mira",
      to: "mira@example.com",
      text: "Dear MIRA",
    });
    expect(rendered.bytes).toBeGreaterThan(10);
    expect(pageAt(rendered.url)).toContain("<p>Dear MIRA</p>");
  }
});

test("what is wrong is named, and nothing is rendered instead of it", async () => {
  const broken = await preview(email("<p>{{#if Address}}\nx</p>"));
  expect(broken.url).toBeNull();
  expect(broken.findings[0]).toMatchObject({
    severity: "error",
    field: "html",
    line: 1,
    column: 4,
  });
  const mjml = await preview(email("", { body: { form: "mjml", source: "<mjml>\n<mj-body>" } }));
  expect(mjml.findings[0]).toMatchObject({ line: 1, column: 1 });
  const helper = await preview(email("<p>{{add User.UserAttributes.FirstName 1}}</p>"), mira);
  expect(helper.findings[0]?.text).toContain("needs a number, but got “Mira”");
  const missing = await preview(sms("Hi {{User.UserAttributes.Nick}}"), mira);
  expect(missing.findings[0]).toMatchObject({ severity: "warning" });
  expect(missing.variables).toEqual([
    { name: "User.UserAttributes.Nick", value: null, usedDefault: false },
  ]);
});

test("pictures can be left out, and a dark theme shown whatever this computer's is", async () => {
  const source =
    '<style>@media (prefers-color-scheme: dark) { p { color: red } }</style><img src="a.png" alt="A cup"><p style="background-image:url(b.png)">x</p>';
  const light = pageAt((await preview(email(source))).url);
  expect(light).toContain("@media not all");
  expect(light).toContain('src="a.png"');
  const dark = pageAt((await preview(email(source), {}, { dark: true, images: false })).url);
  expect(dark).toContain("@media all");
  expect(dark).not.toMatch(/src=|url\(b\.png\)/);
  expect(dark).toContain('alt="A cup"');
});

test("push is rendered field by field", async () => {
  const empty = {
    title: "",
    body: "",
    action: null,
    url: "",
    sound: "",
    image: "",
    icon: "",
    smallIcon: "",
    raw: "",
  };
  const content: TemplateContent = {
    type: "push",
    silent: false,
    default: { ...empty, title: "Hi {{User.UserAttributes.FirstName}}" },
    services: { apns: { ...empty, body: "{{lower User.UserAttributes.FirstName}}" } },
    defaults: {},
    recommender: null,
  };
  expect((await preview(content, mira)).fields).toMatchObject({
    "default.title": "Hi Mira",
    "apns.body": "mira",
  });
});

test("recommendations are accepted and shown from their defaults", async () => {
  const content = email("<p>{{Recommendations.Name.[0]}}</p>", {
    defaults: { "Recommendations.Name": "Our blend" },
  });
  const rendered = await preview(content, mira);
  expect(rendered.findings).toEqual([]);
  expect(pageAt(rendered.url)).toContain("<p>Our blend</p>");
});

test("files of Pinpoint come in with a version and go out as they were", async () => {
  const original = JSON.stringify({
    EmailTemplateResponse: { TemplateName: "promo", Subject: "a", HtmlPart: "<p>b</p>", Arn: "x" },
  });
  const read = await t.api.templates.readFile({ fileName: "x.json", text: original });
  expect(read).toMatchObject({ name: "promo", original });
  const { id } = await t.api.templates.create({ ...read, original });
  expect(await t.api.templates.get({ id })).toMatchObject({ activeVersion: 1, changed: false });
  expect(await t.api.templates.writeFile({ id, version: 1, format: "pinpoint" })).toEqual({
    fileName: "promo.json",
    text: original,
  });
  await t.api.templates.keepDraft({
    id,
    revision: 1,
    content: { ...(read.content as Extract<TemplateContent, { type: "email" }>), subject: "c" },
  });
  const changed = await t.api.templates.writeFile({ id, version: null, format: "pinpoint" });
  expect(JSON.parse(changed.text)).toEqual({ Subject: "c", HtmlPart: "<p>b</p>", TextPart: "b" });
});

test("HTML and MJML come in by what they are; MJML becomes HTML, and not back", async () => {
  const html = await t.api.templates.readFile({
    fileName: "dir/spring.html",
    text: "<html><title>Spring</title><p>x</p></html>",
  });
  expect(html).toMatchObject({
    name: "spring",
    content: { subject: "Spring", body: { form: "html" } },
  });
  const mjml = await t.api.templates.readFile({
    fileName: "a.txt",
    text: "<mjml><mj-body></mj-body></mjml>",
  });
  expect(mjml.content).toMatchObject({ body: { form: "mjml" } });
  const { content } = await t.api.templates.convert({ content: mjml.content, to: "html" });
  expect(content).toMatchObject({ body: { form: "html" } });
  await expect(t.api.templates.convert({ content, to: "mjml" })).rejects.toThrow(
    "can't become MJML again",
  );
  await expect(t.api.templates.readFile({ fileName: "a.pdf", text: "%PDF-1.7" })).rejects.toThrow(
    "neither HTML, nor MJML",
  );
});

test.each(starters.map((starter) => [starter.name, starter] as const))(
  "the starter “%s” is whole and says nothing wrong",
  async (_, { content }) => {
    const rendered = await preview(content, mira);
    expect(rendered.findings).toEqual([]);
    expect(rendered.text.length).toBeGreaterThan(60);
    const { checks } = await t.api.templates.check({ content });
    expect(
      checks.filter(({ area, severity }) => severity === "error" || area === "accessibility"),
    ).toEqual([]);
  },
);
