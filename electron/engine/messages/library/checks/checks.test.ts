import { expect, test } from "vitest";
import { emptyEmail } from "../../../../../shared/domain/campaign.ts";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { checkTemplate } from "./check-template.ts";
import { compatibility } from "./compatibility.ts";
import { wholeEmail } from "./email.ts";
import { markup } from "./markup.ts";

const long =
  "Twenty words and more stand here so that pictures are not all there is in it, which filters would take for spam mail. ";

test.each([
  ['<a href="">x</a>', "This link leads nowhere."],
  ['<a href="#">x</a>', "This link leads nowhere."],
  ['<a href="javascript:alert(1)">x</a>', "This link would run a script."],
  ['<a href="http://x.example">x</a>', "This link is not secure"],
  ['<a href="x.example/a">x</a>', "“x.example/a” is not a whole address"],
  [
    '<a href="https://evil.example">https://bank.example</a>',
    "reads bank.example, but leads to evil.example",
  ],
  ['<a href="https://x.example"></a>', "A link has no text"],
  ['<a href="https://x.example">click here</a>', "does not say where it leads"],
  ['<a href="https://x.example"><img src="a.png" alt=""></a>', "A picture that is a link needs"],
  ['<img src="a.png">', "no alternative text"],
  ['<img alt="a" src="data:image/png;base64,AA">', "written into the mail"],
  ["<html><p>x</p></html>", "The language is not said"],
  ["<h1>a</h1><h3>b</h3>", "jumps from level 1 to level 3"],
  ['<p style="font-size: 11px">x</p>', "Text of 11 px"],
  ["<script>alert(1)</script>", "Mail programs remove <script>"],
  ["<form></form>", "Mail programs remove <form>"],
  ['<p onclick="a()">x</p>', "Mail programs remove onclick"],
  ['<img alt="a" src="a.png">', "almost no text", ""],
])("%s: %s", (html, expected, around = long) => {
  const texts = markup(`${around}${html}`).map(({ text }) => text);
  expect(texts.join("\n")).toContain(expected);
});

test.each([
  '<a href="https://x.example/a?b={{Id}}">Our autumn roast</a>',
  '<a href="{{UnsubscribeUrl}}">Unsubscribe</a>',
  '<a href="mailto:a@b.example">Write to us</a>',
  '<a href="https://www.bank.example/x">bank.example</a>',
  '<a href="https://x.example"><img src="a.png" alt="Our shop"></a>',
  '<img src="a.png" alt="">',
  '<html lang="de"><h1>a</h1><h2>b</h2><p style="font-size:14px">x</p></html>',
  "<style>p { font-size: 9px } a { onclick: none }</style>",
])("nothing is said against %s", (html) => {
  expect(markup(long + html)).toEqual([]);
});

test("the place of a problem is its line and column", () => {
  expect(markup(`${long}\n<p>\n  <a href="#">x</a></p>`)[0]).toMatchObject({ line: 3, column: 3 });
});

test.each([
  [{ subject: "A".repeat(61) }, "The subject has 61 characters"],
  [{ subject: "BUY COFFEE NOW" }, "A subject in capitals"],
  [{ subject: "Last chance!!" }, "Repeated signs"],
  [{ subject: "x", html: "<p>Hello</p>", text: "" }, "The plain text is almost empty"],
])("%j: %s", (over, expected) => {
  const texts = wholeEmail({ ...emptyEmail(), text: "long enough text", ...over }, [], 0).map(
    ({ text }) => text,
  );
  expect(texts.join()).toContain(expected);
});

test("size is bytes, and Gmail's edge is exact", () => {
  const of = (bytes: number) => wholeEmail({ ...emptyEmail(), subject: "x" }, [], bytes);
  expect(of(102 * 1024)).toEqual([]);
  expect(of(102 * 1024 + 1)[0]).toMatchObject({ area: "size" });
});

test("headers are held to what a header may be", () => {
  const of = (name: string, value: string) =>
    wholeEmail({ ...emptyEmail(), subject: "x" }, [{ name, value }], 0);
  expect(of("X-Shop", "Graz")).toEqual([]);
  expect(of("X Shop", "a")[0]).toMatchObject({ severity: "error" });
  expect(of("X-Shop", "a\r\nBcc: b@c.example")[0]).toMatchObject({ severity: "error" });
});

test("what some mail programs do not know is named once, with who and where", () => {
  const [worst] = compatibility(
    '<p>x</p>\n<div style="display:grid"><video src="a"></video></div>',
  );
  expect(worst?.line).toBe(2);
  expect(worst?.programs).toContain("Outlook");
  expect(compatibility("<p>Plain <b>text</b></p>")).toEqual([]);
  expect(compatibility("")).toEqual([]);
});

test.each([
  '<img src="a.png" alt="a" width="20">',
  '<picture><source srcset="a.webp"><img src="a.png" alt="a"></picture>',
  '<p style="color">x</p>',
  "<p style=color>x</p>",
  '<p style="color:}x{; a:b}">x</p>',
  '<p style="{{Attributes.Style}}; color: red; /* x">x</p>',
  "<p style='color red; a:b'>x</p>",
  "<style>p { color: {{x}} } @media { } } {</style>",
  '<p style="background:url(data:image/png;base64,AA)">x</p>',
])("%s is looked at to its end", (html) => {
  const found = compatibility(`${html}<div style="display:grid">x</div>`);
  expect(found.map(({ text }) => text).join()).toContain("display:grid");
});

test("a style that nobody closes is read as far as the next tag, and no further, however often", () => {
  const told = (html: string) => compatibility(html).map(({ text }) => text.split(" is not")[0]);
  const open = told("<style>p { display: grid } <p>x</p> a { display: flex }");
  expect(open).toContain("display:grid");
  expect(open).not.toContain("display:flex");
  const begun = performance.now();
  expect(told("<style>".repeat(28_000))).toEqual([]);
  expect(told(`<style>${"x".repeat(190_000)}}`)).toEqual([]);
  // Each of these once took seconds.
  expect(performance.now() - begun).toBeLessThan(1000);
});

const audience = {
  coverage: new Map([["User.UserAttributes.Nick", 3]]),
  contacts: 10,
  missing: "doNotSend" as const,
  pictures: () => null,
};
const texts = async (content: TemplateContent) =>
  (await checkTemplate(content, audience)).checks.map(
    ({ severity, text }) => `${severity}: ${text}`,
  );
const common = { defaults: {}, recommender: null };

test.each([
  ["", "error: Write the message."],
  ["a".repeat(1601), "error: An SMS has 1600 characters at most; this one has 1601."],
  [
    "It’s new",
    "warning: “’” makes every part shorter (70 instead of 160 characters). “'” would not.",
  ],
  ["a".repeat(500), "warning: Without its variables this is 4 parts already; each is paid for."],
  [
    "Hi {{User.UserAttributes.Nick}}",
    "warning: 7 contacts have no {{User.UserAttributes.Nick}}. Add a default, or they get no message.",
  ],
  ["Hi {{Nick}}", "error: “Nick” is not a variable. Did you mean {{User.UserAttributes.Nick}}?"],
])("SMS %j", async (body, expected) => {
  expect(await texts({ type: "sms", body, ...common })).toContain(expected);
});

test("SSML is held to be whole", async () => {
  const voice = (body: string): TemplateContent => ({
    type: "voice",
    body,
    language: "en-US",
    voice: "",
    ...common,
  });
  expect(await texts(voice("<speak>Hello <break time='1s'/> you</speak>"))).toEqual([]);
  expect(await texts(voice("<speak>Hello <emphasis>you</speak>"))).toContain(
    "error: <emphasis> is opened here and not closed.",
  );
  expect(await texts(voice("<p>Hello</p>"))).toContain("error: SSML has to begin with <speak>.");
});

test("push: JSON, addresses and size", async () => {
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
  const push = (over: object, services = {}): TemplateContent => ({
    type: "push",
    silent: false,
    default: { ...empty, ...over },
    services,
    ...common,
  });
  expect(await texts(push({}))).toContain("error: Write a title or a message.");
  expect(await texts(push({ title: "a", action: "URL" }))).toContain(
    "error: Enter the address that is opened.",
  );
  expect((await texts(push({ title: "a" }, { apns: { ...empty, raw: "{" } }))).join()).toContain(
    "The payload for Apple is not JSON",
  );
  expect(
    (await texts(push({ title: "a" }, { gcm: { ...empty, body: "x".repeat(4200) } }))).join(),
  ).toContain("Google takes 4096 bytes");
  expect(await texts(push({ title: "a", body: "b" }))).toEqual([]);
});

test("in-app messages keep Pinpoint's limits", async () => {
  const item = {
    background: "",
    image: "https://x.example/a.gif",
    header: { text: "h".repeat(65), align: "LEFT" as const, colour: "" },
    body: null,
    primary: null,
    secondary: null,
  };
  const found = await texts({
    type: "inapp",
    layout: "TOP_BANNER",
    contents: [item, item],
    custom: {},
    ...common,
  });
  expect(found).toContain("error: The header has 64 characters at most; this one has 65.");
  expect(found).toContain("warning: Pictures have to be JPEG or PNG.");
  expect(found).toContain("error: Only a carousel shows more than one message.");
});
