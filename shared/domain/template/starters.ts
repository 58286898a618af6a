import { plainStyle, type Block, type EmailDocument, type Section } from "./email-document.ts";
import type { TemplateContent } from "./template.ts";

/** A mail to begin with. Names and pictures are for the user to put in; nothing points to anyone's server. */
export type Starter = {
  id: string;
  name: string;
  description: string;
  content: Extract<TemplateContent, { type: "email" }>;
};

type Piece = Block extends infer One ? (One extends Block ? Omit<One, "id"> : never) : never;

const heading = (text: string): Piece => ({ kind: "heading", level: 1, text, align: "left" });
const paragraph = (html: string): Piece => ({
  kind: "text",
  html: `<p>${html}</p>`,
  align: "left",
  size: 16,
});
const button = (text: string, href = "https://"): Piece => ({
  kind: "button",
  text,
  href,
  align: "left",
  radius: 6,
  wide: false,
});
const divider: Piece = { kind: "divider", colour: "#d8dce3", thickness: 1 };
const footer: Piece = {
  kind: "footer",
  html: "<p>Your company · Street 1 · City</p>",
  unsubscribe: "Unsubscribe",
  align: "left",
};

function documentOf(starter: string, body: Piece[]): EmailDocument {
  let number = 0;
  const section = (pieces: Piece[], fill?: string): Section => {
    number += 1;
    const id = `${starter}-${number}`;
    const blocks = pieces.map((piece, at) => ({ ...piece, id: `${id}-${at + 1}` }) as Block);
    return {
      id,
      columns: [{ id: `${id}-column`, width: null, blocks }],
      padding: 24,
      keepColumns: false,
      ...(fill ? { fill } : {}),
    };
  };
  return { style: plainStyle, sections: [section(body), section([footer], plainStyle.background)] };
}

type Draft = {
  id: string;
  name: string;
  description: string;
  subject: string;
  preheader: string;
  body: Piece[];
  defaults?: Record<string, string>;
};

const first = "User.UserAttributes.FirstName";
const hello = { [first]: "there" };

const drafts: Draft[] = [
  {
    id: "welcome",
    name: "Welcome",
    description: "The first mail after somebody signed up.",
    subject: `Welcome, {{${first}}}`,
    preheader: "Good to have you with us.",
    defaults: hello,
    body: [
      heading(`Welcome, {{${first}}}`),
      paragraph(
        "Thank you for signing up. From now on you hear from us when there is something worth telling: no more than that.",
      ),
      paragraph("To begin with, look at what others like most."),
      button("See our favourites"),
    ],
  },
  {
    id: "cart",
    name: "Forgotten cart",
    description: "Reminds of what was left in the cart.",
    subject: "You left something behind",
    preheader: "It is still there for you.",
    defaults: hello,
    body: [
      heading("Still thinking about it?"),
      paragraph(`Hello {{${first}}}, this is waiting in your cart:`),
      {
        kind: "list",
        variable: "User.UserAttributes.Cart",
        html: "<p><b>{{this}}</b></p>",
        otherwise: "<p>The things you chose</p>",
        align: "left",
      },
      button("Back to the cart"),
    ],
  },
  {
    id: "win-back",
    name: "Win back",
    description: "For people who have not been here for a while.",
    subject: `It has been a while, {{${first}}}`,
    preheader: "A little something to come back for.",
    defaults: hello,
    body: [
      heading("We have not seen you for a while"),
      paragraph("Things have changed here since. Come and look; the first coffee is on us."),
      button("See what is new"),
      divider,
      paragraph("Would you rather not hear from us? The link below stops these mails at once."),
    ],
  },
  {
    id: "birthday",
    name: "Birthday",
    description: "Congratulations, with something to enjoy.",
    subject: `Happy birthday, {{${first}}}`,
    preheader: "Something to enjoy on your day.",
    defaults: hello,
    body: [
      heading(`Happy birthday, {{${first}}}`),
      paragraph("Many happy returns from all of us. Show this mail in the shop and pick a treat."),
      button("Choose a treat"),
    ],
  },
  {
    id: "receipt",
    name: "Receipt",
    description: "Confirms an order.",
    subject: "Your order {{Attributes.OrderNumber}}",
    preheader: "Thank you. Here is what you ordered.",
    defaults: { "Attributes.OrderNumber": "", ...hello },
    body: [
      heading("Thank you for your order"),
      paragraph(`Hello {{${first}}}, we have received order <b>{{Attributes.OrderNumber}}</b>.`),
      {
        kind: "list",
        variable: "Attributes.OrderItems",
        html: "<p>{{this}}</p>",
        otherwise: "<p>Your items</p>",
        align: "left",
      },
      divider,
      paragraph("Questions? Reply to this mail; a person reads it."),
    ],
  },
  {
    id: "newsletter",
    name: "Newsletter",
    description: "A few stories with links.",
    subject: "News of {{now 'MMMM'}}",
    preheader: "Three things worth a minute.",
    body: [
      heading("What is new"),
      { kind: "heading", level: 2, text: "The first story", align: "left" },
      paragraph("Two or three sentences that make people want to read on."),
      button("Read the first story"),
      divider,
      { kind: "heading", level: 2, text: "The second story", align: "left" },
      paragraph("Two or three sentences that make people want to read on."),
      button("Read the second story"),
    ],
  },
  {
    id: "review",
    name: "Review request",
    description: "Asks how it was, some days after a purchase.",
    subject: "How was it?",
    preheader: "Your opinion helps others choose.",
    defaults: hello,
    body: [
      heading("How was it?"),
      paragraph(
        `Hello {{${first}}}, you have had a few days to try it. Would you tell others how it was? It takes a minute.`,
      ),
      button("Write a review"),
    ],
  },
  {
    id: "re-permission",
    name: "Ask again",
    description: "Asks people whether they still want to hear from you.",
    subject: "Do you still want to hear from us?",
    preheader: "One click keeps you on the list.",
    defaults: hello,
    body: [
      heading("Shall we keep in touch?"),
      paragraph(
        `Hello {{${first}}}, you have not opened our mails for some time. We only write to people who want it.`,
      ),
      button("Yes, keep writing"),
      paragraph("If you do nothing, this is the last mail you get."),
    ],
  },
];

export const starters: readonly Starter[] = drafts.map(
  ({ id, name, description, subject, preheader, body, defaults = {} }) => ({
    id,
    name,
    description,
    content: {
      type: "email",
      subject,
      preheader,
      fromName: "",
      fromAddress: "",
      replyTo: "",
      headers: [],
      body: { form: "blocks", document: documentOf(id, body) },
      text: null,
      defaults,
      recommender: null,
    },
  }),
);
