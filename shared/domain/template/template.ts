import { z } from "zod";
import { EmailDocument } from "./email-document.ts";

export const TemplateType = z.enum(["email", "sms", "push", "voice", "inapp"]);
export type TemplateType = z.infer<typeof TemplateType>;

/** Pinpoint's limits (its quotas), in characters. */
export const templateLimits = {
  html: 600_000,
  sms: 1600,
  push: 4000,
  pushAdm: 6000,
  voice: 10_000,
  inapp: 200_000,
  headers: 15,
  description: 500,
  versions: 5000,
} as const;

const Source = z.string().max(2_000_000, "A mail has 2,000,000 characters at most. Take some out.");

/** A mail in one of three forms. Forwards each can be turned into the next; there is no way back. */
export const EmailBody = z.discriminatedUnion("form", [
  z.object({ form: z.literal("blocks"), document: EmailDocument }),
  z.object({ form: z.literal("mjml"), source: Source }),
  z.object({ form: z.literal("html"), source: Source }),
]);
export type EmailBody = z.infer<typeof EmailBody>;

export const EmailTemplate = z.object({
  type: z.literal("email"),
  subject: z.string().max(998),
  preheader: z.string().max(500),
  fromName: z.string().max(200),
  fromAddress: z.string().max(320),
  replyTo: z.string().max(320),
  headers: z
    .array(z.object({ name: z.string().max(126), value: z.string().max(870) }))
    .max(templateLimits.headers),
  body: EmailBody,
  /** Null while the text is derived from the mail by itself. */
  text: z.string().max(templateLimits.html).nullable(),
});
export type EmailTemplate = z.infer<typeof EmailTemplate>;

export const SmsTemplate = z.object({ type: z.literal("sms"), body: z.string().max(10_000) });
export type SmsTemplate = z.infer<typeof SmsTemplate>;

export const pushServices = ["apns", "gcm", "adm", "baidu"] as const;
export const PushService = z.enum(pushServices);
export type PushService = z.infer<typeof PushService>;
export const PushAction = z.enum(["OPEN_APP", "DEEP_LINK", "URL"]);

/** What one service shows. An empty field of a service takes what the default says. */
export const PushContent = z.object({
  title: z.string().max(6000),
  body: z.string().max(6000),
  action: PushAction.nullable(),
  url: z.string().max(4000),
  sound: z.string().max(200),
  /** Picture of Apple's services, or of Android's. */
  image: z.string().max(4000),
  icon: z.string().max(4000),
  smallIcon: z.string().max(4000),
  /** The whole payload as JSON; then the other fields are not used. */
  raw: z.string().max(20_000),
});
export type PushContent = z.infer<typeof PushContent>;
export const emptyPush = (): PushContent => ({
  title: "",
  body: "",
  action: null,
  url: "",
  sound: "",
  image: "",
  icon: "",
  smallIcon: "",
  raw: "",
});

export const PushTemplate = z.object({
  type: z.literal("push"),
  /** Wakes the app without showing anything. */
  silent: z.boolean(),
  default: PushContent,
  services: z.partialRecord(PushService, PushContent),
});
export type PushTemplate = z.infer<typeof PushTemplate>;

export const VoiceTemplate = z.object({
  type: z.literal("voice"),
  /** Plain text, or SSML when it begins with `<speak>`. */
  body: z.string().max(20_000),
  language: z.string().max(20),
  voice: z.string().max(50),
});
export type VoiceTemplate = z.infer<typeof VoiceTemplate>;

export const inAppLayouts = [
  "BOTTOM_BANNER",
  "TOP_BANNER",
  "OVERLAYS",
  "MOBILE_FEED",
  "MIDDLE_BANNER",
  "CAROUSEL",
] as const;
const InAppText = z.object({
  text: z.string().max(2000),
  align: z.enum(["LEFT", "CENTER", "RIGHT"]),
  colour: z.string().max(20),
});
export const InAppAction = z.enum(["LINK", "DEEP_LINK", "CLOSE"]);
export const inAppPlatforms = ["android", "ios", "web"] as const;
const InAppButton = z.object({
  text: z.string().max(200),
  action: InAppAction,
  link: z.string().max(4000),
  /** Where a platform does something else. */
  overrides: z.partialRecord(
    z.enum(inAppPlatforms),
    z.object({ action: InAppAction, link: z.string().max(4000) }),
  ),
  fill: z.string().max(20),
  colour: z.string().max(20),
  radius: z.number().int().min(0).max(100).nullable(),
});
export const InAppContent = z.object({
  background: z.string().max(20),
  image: z.string().max(4000),
  header: InAppText.nullable(),
  body: InAppText.nullable(),
  primary: InAppButton.nullable(),
  secondary: InAppButton.nullable(),
});
export type InAppContent = z.infer<typeof InAppContent>;
export const InAppTemplate = z.object({
  type: z.literal("inapp"),
  layout: z.enum(inAppLayouts),
  contents: z.array(InAppContent).min(1).max(5),
  custom: z.record(z.string(), z.string()),
});
export type InAppTemplate = z.infer<typeof InAppTemplate>;

/** What a version of a template holds. Variables and helpers stand in all texts but those of in-app messages. */
export const TemplateContent = z
  .discriminatedUnion("type", [
    EmailTemplate,
    SmsTemplate,
    PushTemplate,
    VoiceTemplate,
    InAppTemplate,
  ])
  .and(
    z.object({
      /** Variable → text used where a recipient has no value: Pinpoint's DefaultSubstitutions. */
      defaults: z.record(z.string(), z.string().max(1000)),
      /** Pinpoint's RecommenderId: the model that fills `Recommendations.…`. */
      recommender: z.string().max(200).nullable(),
    }),
  );
export type TemplateContent = z.infer<typeof TemplateContent>;
