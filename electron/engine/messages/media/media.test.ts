import { existsSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { simpleParser } from "mailparser";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import {
  draftCampaign,
  everybody,
  launched,
  letter,
  people,
  seedContacts,
  status,
} from "../../testing/builders.ts";
import { testEngine, type TestEngine } from "../../testing/engine.ts";
import { addPicture, png } from "../../testing/pictures.ts";

let t: TestEngine;
beforeEach(async () => {
  t = await testEngine();
});
afterEach(() => t.stop());

const folder = (name: string) => path.join(t.engine.project().folder, name);
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => {
      const { code, message, data } = error as {
        code: string;
        message: string;
        data: { place?: string; cure?: string };
      };
      return { code, message, ...data };
    },
  );
const email = (source: string): TemplateContent => ({
  type: "email",
  subject: "Hello",
  preheader: "",
  fromName: "",
  fromAddress: "",
  replyTo: "",
  headers: [],
  body: { form: "html", source },
  text: "A text that is long enough",
  defaults: {},
  recommender: null,
});
const image = (name: string, alt = "Our cup") =>
  `<p>Look</p><img src="media:${name}" alt="${alt}">`;
const page = async (url: string | null) =>
  (await t.api.door.page({ id: url?.replace("/pages/", "") ?? "" }))?.html ?? "";

test("a picture is kept under the name of its content, once", async () => {
  const first = await addPicture(t, png(40, 20), "Our cup.png");
  expect(first).toMatchObject({
    title: "Our cup",
    alt: "",
    type: "png",
    width: 40,
    height: 20,
    usedBy: [],
  });
  const again = await addPicture(t, png(40, 20), "other.png");
  expect(again).toMatchObject({ name: first.name, title: "Our cup" });
  await addPicture(t, png(40, 20, 99), "grey.png");
  expect((await t.api.media.list()).map(({ title }) => title).sort()).toEqual(["Our cup", "grey"]);
  expect(readdirSync(folder("media")).length).toBe(2);
  // Nothing is left where uploads arrive.
  expect(readdirSync(folder("inbox"))).toEqual([]);
  expect(await t.api.door.media({ name: first.name })).toMatchObject({
    type: "image/png",
    path: path.join(folder("media"), first.name),
  });
  expect(await t.api.door.media({ name: "../project.sqlite" })).toBeNull();
});

test.each([
  ["logo.svg", Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"></svg>'), "SVG"],
  ["logo.png", Buffer.from("<svg xmlns='x'></svg>"), "SVG"],
  ["page.png", Buffer.from("<html><script>alert(1)</script></html>"), "not a picture"],
  ["photo.jpg", Buffer.from("0000ftypheic"), "pictures of this kind"],
  ["cut.png", png(40, 20).subarray(0, 14), "damaged"],
  ["wide.png", png(9000, 1), "9000 × 1 pixels"],
  ["photo.png", png(4, 4, 1, 20 * 1024 ** 2), "20.0 MB; a mail takes 5.0 MB"],
  ["empty.gif", Buffer.alloc(0), "not a picture"],
])("%s is refused with its reason, and nothing of it stays", async (fileName, bytes, reason) => {
  const problem = await refused(addPicture(t, bytes, fileName));
  expect(problem).toMatchObject({ code: "BAD_INPUT", place: fileName });
  expect(problem?.message).toContain(reason);
  expect(problem?.cure).not.toBe("");
  expect(await t.api.media.list()).toEqual([]);
  expect(existsSync(folder("media")) ? readdirSync(folder("media")) : []).toEqual([]);
  expect(readdirSync(folder("inbox"))).toEqual([]);
});

test("files of elsewhere are not taken", async () => {
  const outside = refused(t.api.media.add({ file: "../project.sqlite", fileName: "a.png" }));
  expect(await outside).toMatchObject({ code: "BAD_INPUT" });
  expect(existsSync(folder("project.sqlite"))).toBe(true);
});

test("deleting waits until nothing shows it, can be taken back, and frees the room later", async () => {
  const { name } = await addPicture(t, png(8, 8));
  const { id } = await t.api.templates.create({ name: "Letter", content: email(image(name)) });
  await t.api.templates.makeVersion({ id, name: "", activate: true });
  const { revision } = await t.api.templates.get({ id });
  await t.api.templates.keepDraft({ id, revision, content: email("<p>No picture</p>") });
  // An older version still shows it.
  expect((await t.api.media.list())[0]?.usedBy).toEqual([{ kind: "template", id, name: "Letter" }]);
  expect(await refused(t.api.media.remove({ name }))).toMatchObject({
    code: "IN_USE",
    message: "“cup” is shown by template “Letter”.",
  });
  await t.api.templates.remove({ id });
  await t.api.media.remove({ name });
  expect(await t.api.media.list()).toEqual([]);
  await t.api.media.restore({ name });
  expect((await t.api.media.list()).length).toBe(1);
  await t.api.media.remove({ name });
  // The deleted template can come back, and with it what it shows.
  await t.restart();
  expect(existsSync(path.join(folder("media"), name))).toBe(true);
  const other = await addPicture(t, png(9, 9));
  await t.api.media.remove({ name: other.name });
  await t.restart();
  expect(existsSync(path.join(folder("media"), other.name))).toBe(false);
});

test("the brand kit is kept, names the project until then, and holds its logo", async () => {
  const settings = { senderName: "Juniper & Oak", postalAddress: "Lane 1\nGraz" };
  await t.api.projects.saveSettings(settings);
  const before = await t.api.templates.brand();
  expect(before).toMatchObject({
    chosen: false,
    brand: { logo: null, footer: "<p>Juniper &amp; Oak · Lane 1 · Graz</p>" },
  });
  const { name } = await addPicture(t, png(80, 30), "logo.png");
  const logo = { src: `media:${name}`, alt: "Juniper & Oak", width: 80 };
  await t.api.templates.saveBrand({ ...before.brand, logo, radius: 12 });
  await t.restart();
  expect(await t.api.templates.brand()).toMatchObject({
    chosen: true,
    brand: { logo, radius: 12 },
  });
  expect(await refused(t.api.media.remove({ name }))).toMatchObject({
    message: "“logo” is shown by the brand kit.",
  });
  const gone = { ...logo, src: `media:${"0".repeat(32)}.png` };
  expect(await refused(t.api.templates.saveBrand({ ...before.brand, logo: gone }))).toMatchObject({
    code: "NOT_FOUND",
    place: "logo",
  });
  expect(
    await refused(
      t.api.templates.saveBrand({
        ...before.brand,
        style: { ...before.brand.style, text: "red;background:url(x)" },
      }),
    ),
  ).toMatchObject({ code: "BAD_INPUT", place: "style.text" });
});

test("previews show it; without pictures they show its alternative text", async () => {
  const bytes = png(8, 8);
  const { name } = await addPicture(t, bytes);
  const content = email(image(name));
  const shown = await t.api.templates.preview({ content, for: null, images: true, dark: false });
  expect(await page(shown.url)).toContain(
    `<img src="data:image/png;base64,${bytes.toString("base64")}" alt="Our cup">`,
  );
  const without = await t.api.templates.preview({ content, for: null, images: false, dark: false });
  expect(await page(without.url)).toContain('<img alt="Our cup">');
  const { id } = await t.api.templates.create({ name: "Letter", content });
  expect(await page((await t.api.templates.thumbnail({ id })).url)).toContain("data:image/png");
  const file = await t.api.templates.writeFile({ id, version: null, format: "html" });
  expect(file.text).toContain("data:image/png");
});

test("pictures that are written into an imported mail become the project's; others stay", async () => {
  const bytes = png(8, 8);
  const data = `data:image/png;base64,${bytes.toString("base64")}`;
  const broken = `data:image/png;base64,${"A".repeat(80)}`;
  const source = `<img src="${data}" alt="a"><img src="${data}" alt="b"><img src="${broken}" alt="c">`;
  const { id } = await t.api.templates.create({ name: "Shop mail", content: email(source) });
  const [picture] = await t.api.media.list();
  expect(picture).toMatchObject({ title: "Shop mail", width: 8, usedBy: [{ id }] });
  const address = `media:${picture?.name}`;
  expect((await t.api.templates.get({ id })).draft).toMatchObject({
    body: {
      source: `<img src="${address}" alt="a"><img src="${address}" alt="b"><img src="${broken}" alt="c">`,
    },
  });
  // Written to a file it stands by itself again, as it came.
  const file = await t.api.templates.writeFile({ id, version: null, format: "html" });
  expect(file.text).toBe(source);
});

test("a template for Pinpoint has its pictures in it, unless Pinpoint does not take as much", async () => {
  const bytes = png(8, 8);
  const { name } = await addPicture(t, bytes);
  const { id } = await t.api.templates.create({ name: "Letter", content: email(image(name)) });
  const written = () => t.api.templates.writeFile({ id, version: null, format: "pinpoint" });
  expect(JSON.parse((await written()).text)).toMatchObject({
    HtmlPart: `<p>Look</p><img src="data:image/png;base64,${bytes.toString("base64")}" alt="Our cup">`,
    TextPart: "A text that is long enough",
  });
  const heavy = await addPicture(t, png(8, 8, 1, 500_000), "heavy.png");
  const { revision } = await t.api.templates.get({ id });
  await t.api.templates.keepDraft({ id, revision, content: email(image(heavy.name)) });
  expect(await refused(written())).toMatchObject({
    code: "BAD_INPUT",
    place: "Letter",
    message: expect.stringContaining("600,000 at most"),
  });
});

test("checks tell what is missing, heavy or not known to Outlook", async () => {
  const heavy = await addPicture(t, png(8, 8, 1, 1.6 * 1024 ** 2), "heavy.png");
  const gone = `${"0".repeat(32)}.png`;
  const { checks, pictureBytes } = await t.api.templates.check({
    content: email(`${image(heavy.name)}\n${image(gone)}`),
  });
  const texts = checks.map(({ severity, line, text }) => `${severity} ${line}: ${text}`);
  expect(texts).toContain(
    "error 2: This picture is not among the pictures of the project. Choose another one.",
  );
  expect(texts).toContain("warning 1: “heavy” has 1.6 MB. Phones load up to 500 kB at once.");
  expect(texts.join()).toContain("With its pictures the mail has 2.1 MB");
  expect(pictureBytes).toBe(heavy.bytes);
});

test("mails carry their pictures, and are read with them", async () => {
  const bytes = png(30, 10, 77, 4000);
  const { name } = await addPicture(t, bytes);
  seedContacts(t, people(3));
  const html = `<html><body>${image(name)}<a href="{{UnsubscribeUrl}}">Unsubscribe</a></body></html>`;
  const id = await launched(t, await everybody(t), { message: letter({ html }) });
  await status(t, id, "completed");
  await t.until(
    async () => (await t.api.messages.list({ folder: "sandbox", limit: 10 })).items.length === 3,
    "three mails",
  );
  const { items } = await t.api.messages.list({ folder: "sandbox", limit: 10 });
  const row = items[0];
  const { text: source } = await t.api.messages.source({ id: row?.id ?? "" });
  const mail = await simpleParser(source, { skipImageLinks: true });
  expect(mail.html).toContain(`<img src="cid:${name}@wayline" alt="Our cup">`);
  expect(mail.attachments).toMatchObject([
    { cid: `${name}@wayline`, related: true, contentType: "image/png", content: bytes },
  ]);
  // The same bytes are not kept with every mail.
  const { store } = t.engine.project().parts;
  const kept = store.get<{ size: number }>("SELECT max(length(source)) AS size FROM mails");
  expect(kept?.size).toBeLessThan(3000);
  const read = await t.api.messages.get({ id: row?.id ?? "" });
  expect(await page(read.url)).toContain(`src="data:image/png;base64,${bytes.toString("base64")}"`);
  // No longer in the mailbox: made again from the wording.
  store.run("DELETE FROM mails");
  const sent = await t.api.messages.list({ folder: "sent", limit: 10 });
  const again = await t.api.messages.get({ id: sent.items[0]?.id ?? "" });
  expect(await page(again.url)).toContain(
    `src="data:image/png;base64,${bytes.toString("base64")}"`,
  );
});

test("without its file a mail is not sent; a launch is refused for a picture that never was", async () => {
  const { name } = await addPicture(t, png(30, 10));
  seedContacts(t, people(1));
  rmSync(path.join(folder("media"), name));
  const segment = await everybody(t);
  const id = await launched(t, segment, { message: letter({ html: `<p>${image(name)}</p>` }) });
  await status(t, id, "completed");
  const { items } = await t.api.messages.list({ folder: "notSent", limit: 10 });
  expect(items).toMatchObject([{ reason: "templateError", detail: expect.stringContaining(name) }]);
  const draft = await draftCampaign(t, segment, {
    message: letter({ html: image(`${"0".repeat(32)}.png`) }),
  });
  expect(await refused(t.api.campaigns.launch(draft))).not.toBeNull();
});
