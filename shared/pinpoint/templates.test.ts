import { expect, test } from "vitest";
import { AppError } from "../domain/errors.ts";
import { readTemplate, writeTemplate } from "./templates.ts";

const email = {
  Subject: "Your order, {{User.UserAttributes.FirstName}}",
  HtmlPart: "<h1>Thank you</h1>",
  TextPart: "Thank you",
  Headers: [{ Name: "X-Shop", Value: "Graz" }],
  DefaultSubstitutions: '{"User.UserAttributes.FirstName":"friend"}',
  RecommenderId: "rec-1",
  TemplateDescription: "After a purchase",
  tags: { team: "shop" },
};
const sms = {
  Body: "See you at {{Location.City}}",
  DefaultSubstitutions: '{"Location.City":"ours"}',
};
const push = {
  Default: { Title: "Tea time", Body: "Fresh leaves", Action: "URL", Url: "https://tea.example" },
  APNS: { MediaUrl: "https://tea.example/a.png", Sound: "bell" },
  GCM: {
    RawContent: '{"data":{}}',
    ImageIconUrl: "https://tea.example/i.png",
    SmallImageIconUrl: "s",
  },
  ADM: { ImageUrl: "https://tea.example/b.png" },
  Baidu: { Title: "茶" },
};
const voice = { Body: "<speak>Hello</speak>", LanguageCode: "de-AT", VoiceId: "Hannah" };
const inApp = {
  Layout: "CAROUSEL",
  CustomConfig: { place: "shop" },
  Content: [
    {
      BackgroundColor: "#ffffff",
      ImageUrl: "https://tea.example/c.png",
      HeaderConfig: { Header: "New", TextColor: "#000000", Alignment: "CENTER" },
      BodyConfig: { Body: "First flush", TextColor: "#111111", Alignment: "LEFT" },
      PrimaryBtn: {
        DefaultConfig: {
          Text: "Look",
          ButtonAction: "LINK",
          Link: "https://tea.example",
          BorderRadius: 0,
        },
        IOS: { ButtonAction: "DEEP_LINK", Link: "tea://new" },
        Web: { ButtonAction: "CLOSE" },
      },
      SecondaryBtn: { DefaultConfig: { Text: "Later", ButtonAction: "CLOSE" } },
    },
    { BackgroundColor: "#000000" },
  ],
};
const nothing = { html: "", text: "" };
const compiledOf = (json: object) => ({
  html: "HtmlPart" in json ? String(json.HtmlPart) : "",
  text: "",
});

test.each([
  ["email", email, "EmailTemplate"],
  ["sms", sms, "SMSTemplate"],
  ["push", push, "PushNotificationTemplate"],
  ["voice", voice, "VoiceTemplate"],
  ["inapp", inApp, "InAppTemplate"],
] as const)("%s: read bare or wrapped, and written again equal", (type, json, wrapper) => {
  for (const text of [
    JSON.stringify(json),
    JSON.stringify({ [`${wrapper}Request`]: json }),
    `\uFEFF${JSON.stringify({ [`${wrapper}Response`]: { ...json, TemplateName: "order_1", Version: "3" } }, null, 2)}`,
  ]) {
    const read = readTemplate(text);
    expect(read.content.type).toBe(type);
    expect(JSON.parse(writeTemplate(read, compiledOf(json)))).toEqual(json);
  }
});

test("what only Pinpoint knew comes back as it was while nothing is changed", () => {
  const original = JSON.stringify({
    EmailTemplateResponse: {
      ...email,
      Arn: "arn:x",
      TemplateName: "order_1",
      CreationDate: "2026-01-01",
    },
  });
  const read = readTemplate(original);
  expect(read).toMatchObject({
    name: "order_1",
    description: "After a purchase",
    tags: { team: "shop" },
  });
  expect(writeTemplate(read, nothing, original)).toBe(original);
  const changed = { ...read, description: "Before a purchase" };
  expect(JSON.parse(writeTemplate(changed, compiledOf(email), original))).toMatchObject({
    TemplateDescription: "Before a purchase",
    HtmlPart: "<h1>Thank you</h1>",
  });
});

test("a mail of blocks is written as the HTML it compiles to", () => {
  const read = readTemplate(JSON.stringify({ Subject: "a" }));
  const written = JSON.parse(writeTemplate(read, { html: "<p>b</p>", text: "b" })) as object;
  expect(written).toEqual({ Subject: "a", HtmlPart: "<p>b</p>", TextPart: "b" });
});

test.each([
  ["{", "This is not JSON."],
  ["[]", "This is not a template of Amazon Pinpoint."],
  ["{}", "It can't be told which kind of template this is."],
  ['{"Subject": 5}', "Subject: Invalid input: expected string, received number."],
  ['{"HtmlPart":"a","Htmlpart":"b"}', 'EmailTemplateRequest: Unrecognized key: "Htmlpart".'],
  [
    '{"Headers":[{"Name":"a"}]}',
    "Headers[0].Value: Invalid input: expected string, received undefined.",
  ],
  ['{"Subject":"a","DefaultSubstitutions":"{"}', "DefaultSubstitutions: is not JSON."],
  [
    '{"Subject":"a","DefaultSubstitutions":"{\\"A\\":1}"}',
    "A: Invalid input: expected string, received number.",
  ],
  [
    '{"Content":[{"PrimaryBtn":{"DefaultConfig":{"Text":"a","ButtonAction":"JUMP"}}}]}',
    "Content[0].PrimaryBtn.DefaultConfig.ButtonAction: Invalid option",
  ],
  ['{"APNS":{"Action":"GO"}}', "APNS.Action: Invalid option"],
])("%s says what is wrong and where", (text, message) => {
  let caught: unknown;
  try {
    readTemplate(text);
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(AppError);
  expect(String((caught as AppError).message)).toContain(message);
});
