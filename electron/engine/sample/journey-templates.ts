import type { EmailContent } from "../../../shared/domain/campaign.ts";
import type { OtherContent } from "../../../shared/domain/other-content.ts";
import { emptyPush } from "../../../shared/domain/template/template.ts";
import { sampleId } from "./chance.ts";
import { contentOf, type Wording } from "./letter.ts";
import type { SampleTemplate } from "./templates.ts";

type MailTemplate = SampleTemplate & { mail: EmailContent };

function mailTemplate(
  name: string,
  description: string,
  made: number,
  wording: Wording,
): MailTemplate {
  const mail = contentOf(wording);
  const { subject, preheader, fromName, fromAddress, text, defaults } = mail;
  return {
    id: sampleId(`template ${name}`),
    name,
    description,
    tags: { team: "shop" },
    made,
    mail,
    content: {
      type: "email",
      subject,
      preheader,
      fromName,
      fromAddress,
      replyTo: "",
      headers: [],
      body: { form: "html", source: mail.html },
      text,
      defaults,
      recommender: null,
    },
  };
}

/** What the journeys write, each as a template and as the wording it becomes. */
export const journeyMails = {
  welcome: mailTemplate("Welcome — autumn", "Greets new contacts with 10% off.", 80, {
    subject: "Here’s 10% off your first bag",
    preheader: "Good to have you with us, {{User.UserAttributes.FirstName}}.",
    heading: "Welcome to Juniper & Oak",
    paragraphs: [
      "Hello {{User.UserAttributes.FirstName}}, we roast on Tuesdays and Fridays and send it out the same day.",
      "Your first bag is 10% off with the code HELLO10.",
    ],
    links: [
      { label: "Choose your first bag", path: "welcome" },
      { label: "How we roast", path: "roasting" },
    ],
  }),
  freeShipping: mailTemplate("Free shipping", "An offer for those who read.", 70, {
    subject: "Shipping is on us this week",
    preheader: "No code needed.",
    heading: "Free shipping until Sunday",
    paragraphs: [
      "Whatever you order until Sunday, {{User.UserAttributes.FirstName}}, travels for free.",
    ],
    links: [
      { label: "Order now", path: "shop" },
      { label: "What others drink", path: "favourites" },
    ],
  }),
  cartWaiting: mailTemplate("Your cart is waiting", "Reminds of a cart that was left.", 60, {
    subject: "You left something behind",
    preheader: "We have kept it for you.",
    heading: "Your cart is waiting",
    paragraphs: ["We keep what you chose for two days, {{User.UserAttributes.FirstName}}."],
    links: [
      { label: "Back to the cart", path: "cart" },
      { label: "Shipping and returns", path: "shipping" },
    ],
  }),
  canWeHelp: mailTemplate("Can we help?", "Asks who did not order what stood in the way.", 60, {
    subject: "Can we help you choose?",
    preheader: "A barista answers.",
    heading: "Not sure which one?",
    paragraphs: ["Write to us and a barista answers, usually within the hour."],
    links: [
      { label: "Ask a barista", path: "ask" },
      { label: "Back to the cart", path: "cart" },
    ],
  }),
};

const first = "User.UserAttributes.FirstName";
const common = { defaults: { [first]: "there" }, recommender: null };

type OtherTemplate = SampleTemplate & { message: OtherContent };
const sms = {
  type: "sms" as const,
  body: `Your 10% is still waiting, {{${first}}}: HELLO10. Reply STOP to opt out.`,
  ...common,
};
export const nudgeSms: OtherTemplate = {
  id: sampleId("template Nudge with code"),
  name: "Nudge with code",
  description: "For new contacts who did not open the welcome.",
  tags: {},
  made: 75,
  content: sms,
  message: { ...sms, origin: "", messageType: "PROMOTIONAL" },
};

const push = {
  type: "push" as const,
  silent: false,
  default: {
    ...emptyPush(),
    title: "A gift with your first order",
    body: `A tin for your beans comes with it, {{${first}}}.`,
  },
  services: {},
  ...common,
};
export const giftPush: OtherTemplate = {
  id: sampleId("template Gift push"),
  name: "Gift push",
  description: "An offer for those who have the app.",
  tags: {},
  made: 72,
  content: push,
  message: { ...push, timeToLive: null },
};

export const journeyTemplates: readonly SampleTemplate[] = [
  ...Object.values(journeyMails),
  nudgeSms,
  giftPush,
];
