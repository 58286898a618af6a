import { z } from "zod";
import { inAppLayouts, InAppAction, PushAction } from "../domain/template/template.ts";

const text = z.string().optional();
const common = {
  DefaultSubstitutions: text,
  RecommenderId: text,
  TemplateDescription: text,
  tags: z.record(z.string(), z.string()).optional(),
};
/** What answers of Pinpoint have in addition. */
const answered = {
  Arn: text,
  TemplateName: text,
  TemplateType: text,
  Version: text,
  CreationDate: text,
  LastModifiedDate: text,
};

export const EmailShape = z.strictObject({
  ...common,
  ...answered,
  Subject: text,
  HtmlPart: text,
  TextPart: text,
  Headers: z.array(z.strictObject({ Name: z.string(), Value: z.string() })).optional(),
});
export const SmsShape = z.strictObject({ ...common, ...answered, Body: text });
const Service = z.strictObject({
  Action: PushAction.optional(),
  Body: text,
  Sound: text,
  Title: text,
  Url: text,
  MediaUrl: text,
  ImageUrl: text,
  ImageIconUrl: text,
  SmallImageIconUrl: text,
  RawContent: text,
});
export type ServiceShape = z.infer<typeof Service>;
export const PushShape = z.strictObject({
  ...common,
  ...answered,
  Default: Service.optional(),
  APNS: Service.optional(),
  GCM: Service.optional(),
  ADM: Service.optional(),
  Baidu: Service.optional(),
});
export const VoiceShape = z.strictObject({
  ...common,
  ...answered,
  Body: text,
  LanguageCode: text,
  VoiceId: text,
});
const Alignment = z.enum(["LEFT", "CENTER", "RIGHT"]);
const Override = z.strictObject({ ButtonAction: InAppAction, Link: text });
const Button = z.strictObject({
  DefaultConfig: z
    .strictObject({
      Text: z.string(),
      ButtonAction: InAppAction,
      Link: text,
      TextColor: text,
      BackgroundColor: text,
      BorderRadius: z.number().int().optional(),
    })
    .optional(),
  Android: Override.optional(),
  IOS: Override.optional(),
  Web: Override.optional(),
});
export type ButtonShape = z.infer<typeof Button>;
export const InAppShape = z.strictObject({
  ...common,
  ...answered,
  Layout: z.enum(inAppLayouts).optional(),
  CustomConfig: z.record(z.string(), z.string()).optional(),
  Content: z
    .array(
      z.strictObject({
        BackgroundColor: text,
        ImageUrl: text,
        HeaderConfig: z
          .strictObject({ Header: z.string(), TextColor: z.string(), Alignment })
          .optional(),
        BodyConfig: z
          .strictObject({ Body: z.string(), TextColor: z.string(), Alignment })
          .optional(),
        PrimaryBtn: Button.optional(),
        SecondaryBtn: Button.optional(),
      }),
    )
    .max(5)
    .optional(),
});
export type InAppShapeType = z.infer<typeof InAppShape>;
