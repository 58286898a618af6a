// Templates: a campaign's message rendered for many contacts against bare Handlebars over the same contexts, and what a
// keystroke costs until the fresh page is there.
import Handlebars from "handlebars";
import { emptyEmail } from "../shared/domain/campaign.ts";
import { starters } from "../shared/domain/template/starters.ts";
import type { TemplateContent } from "../shared/domain/template/template.ts";
import { pageOf } from "../electron/engine/messages/library/page.ts";
import { emailOf } from "../electron/engine/messages/library/email-of.ts";
import { compileEmail, type Values } from "../electron/engine/messages/template/compile.ts";
import { testEngine } from "../electron/engine/testing/engine.ts";

const contacts = 100_000;
const names = ["Mira", "Tomás", "Ruth", "Devi", "Jonas", "Amara", "Łukasz", "Zoë"];
const cities = ["Vienna", "Graz", "Linz", "Salzburg"];

const contextOf = (number: number): Values => ({
  Address: `person${number}@example.com`,
  Id: `e-${number}`,
  UnsubscribeUrl: `https://t.example/u/${number}`,
  Attributes: { Plan: [number % 3 === 0 ? "gold" : "silver"] },
  Metrics: { Spend: number % 500 },
  Location: { City: cities[number % cities.length] },
  // One in ten has no name: the default stands in.
  User: {
    UserId: `u-${number}`,
    UserAttributes: number % 10 === 0 ? {} : { FirstName: [names[number % names.length]] },
  },
});

const paragraph = "<p>Fresh beans from the high plains, roasted this week in our own shop.</p>\n";
const html = `<html lang="en"><body>
<h1>Dear {{User.UserAttributes.FirstName}}</h1>
{{#if Metrics.Spend}}<p>You spent {{Metrics.Spend}} in {{Location.City}}.</p>{{/if}}
${paragraph.repeat(60)}
<a href="https://shop.example/a?c={{Id}}">First</a> <a href="https://shop.example/b">Second</a>
<a href="https://shop.example/c/{{User.UserId}}">Third</a>
<p>{{#eq Attributes.Plan "gold"}}As a gold member you come first.{{else}}Become a gold member.{{/eq}}</p>
<a href="{{UnsubscribeUrl}}">Unsubscribe</a>
</body></html>`;
const content = {
  ...emptyEmail(),
  subject: "{{User.UserAttributes.FirstName}}, this week's roast",
  html,
  text: "Dear {{User.UserAttributes.FirstName}},\n\nfresh beans are here.\n\n{{UnsubscribeUrl}}",
  defaults: { "User.UserAttributes.FirstName": "friend" },
};

const contexts = Array.from({ length: contacts }, (_, number) => contextOf(number));
const perSecond = (milliseconds: number) => contacts / (milliseconds / 1000);

/** A text is only there once it is read: until then it is a rope of pieces, which no server takes. */
const size = (text: string) => Buffer.byteLength(text, "utf8");

/** Bare Handlebars: the same three texts compiled once, without defaults, tracking or a look at what is missing. */
function bare(): number {
  const bareHandlebars = Handlebars.create();
  bareHandlebars.registerHelper("eq", function (this: unknown, a: unknown, b: unknown, options) {
    const { fn, inverse } = options as Handlebars.HelperOptions;
    return String(a) === String(b) ? fn(this) : inverse(this);
  });
  const parts = [content.subject, content.html, content.text].map((source, at) =>
    bareHandlebars.compile(source, { noEscape: at !== 1 }),
  );
  const begun = performance.now();
  let characters = 0;
  for (const context of contexts) for (const part of parts) characters += size(part(context));
  if (characters === 0) throw new Error("nothing was rendered");
  return performance.now() - begun;
}

/** What a campaign does: subject, HTML with tracked links and pixel, text, defaults, missing variables, values kept. */
function ours(): number {
  const email = compileEmail(content);
  const begun = performance.now();
  let characters = 0;
  for (const [number, context] of contexts.entries()) {
    const rendered = email.render(context, {
      links: (index) => `https://t.example/c/${number}.${index}`,
      pixel: `https://t.example/o/${number}.gif`,
    });
    characters += size(rendered.html) + size(rendered.text) + size(rendered.subject);
    characters += JSON.stringify(email.pick(context)).length;
  }
  if (characters === 0) throw new Error("nothing was rendered");
  return performance.now() - begun;
}

/** From a changed source to the finished page, for a mail of about 100 kB. */
async function keystroke(source: (stroke: number) => TemplateContent) {
  const times: number[] = [];
  /** Of this thread: what a busy machine does not lengthen. */
  const used: number[] = [];
  for (let stroke = 0; stroke < 9; stroke += 1) {
    const begun = performance.now();
    const before = process.threadCpuUsage();
    const { content: email } = await emailOf(
      source(stroke) as Extract<TemplateContent, { type: "email" }>,
    );
    const compiled = compileEmail(email);
    pageOf(compiled.render(contextOf(1), null).html, { images: true, dark: false });
    times.push(performance.now() - begun);
    const { user, system } = process.threadCpuUsage(before);
    used.push((user + system) / 1000);
  }
  const middle = (all: number[]) => all.toSorted((a, b) => a - b)[4] ?? Number.NaN;
  return { time: middle(times), processor: middle(used) };
}

const [starter] = starters;
if (!starter) throw new Error("there are no starters");
const big = paragraph.repeat(Math.ceil(100_000 / paragraph.length));
const mjml = `<mjml><mj-body>${`<mj-section><mj-column><mj-text>${paragraph.repeat(10)}</mj-text></mj-column></mj-section>`.repeat(120)}</mj-body></mjml>`;
const emailWith = (form: "html" | "mjml", text: string): TemplateContent => ({
  ...starter.content,
  body: { form, source: text },
});

/** 24 previews of a mail of 100 kB at once, through the engine; and the longest that another answer took meanwhile. */
async function matrix(): Promise<{ all: number; longest: number }> {
  const engine = await testEngine();
  const mail = emailWith("mjml", mjml);
  const begun = performance.now();
  let done = false;
  const previews = Promise.all(
    Array.from({ length: 24 }, (_, at) =>
      engine.api.templates.preview({
        content: mail,
        for: { values: contextOf(at) },
        dark: at % 2 === 1,
      }),
    ),
  ).then(() => {
    done = true;
    return performance.now() - begun;
  });
  let longest = 0;
  while (!done) {
    const asked = performance.now();
    await engine.api.templates.list();
    longest = Math.max(longest, performance.now() - asked);
  }
  const all = await previews;
  await engine.stop();
  return { all, longest };
}

// Both warm, then each three times by turns; the best of each stands for it.
bare();
ours();
const rounds = [0, 1, 2].map(() => ({ bare: bare(), ours: ours() }));
const best = (of: "bare" | "ours") => Math.min(...rounds.map((round) => round[of]));
const reference = perSecond(best("bare"));
const value = perSecond(best("ours"));
const html100 = await keystroke((stroke) => emailWith("html", `${big}<p>${stroke}</p>`));
const mjml100 = await keystroke((stroke) =>
  emailWith("mjml", mjml.replace("<mjml>", `<mjml><!-- ${stroke} -->`)),
);

const previews = await matrix();

const round = (number: number, digits = 0) => Number(number.toFixed(digits));
const figures = [
  {
    name: "templates, render",
    value: round(value),
    unit: "messages/s",
    reference: round(reference),
    ratio: round(value / reference, 2),
  },
  {
    name: "templates, keystroke to page, 100 kB of HTML",
    value: round(html100.time, 1),
    unit: "ms",
    reference: 150,
    ratio: round(html100.time / 150, 2),
    processor: round(html100.processor, 1),
  },
  {
    name: "templates, keystroke to page, 100 kB of MJML",
    value: round(mjml100.time, 1),
    unit: "ms",
    reference: 150,
    ratio: round(mjml100.time / 150, 2),
    processor: round(mjml100.processor, 1),
  },
  {
    name: "templates, a matrix of 24 previews",
    value: round(previews.all),
    unit: "ms",
    reference: 3000,
    ratio: round(previews.all / 3000, 2),
  },
  {
    name: "templates, longest other answer meanwhile",
    value: round(previews.longest),
    unit: "ms",
    reference: 500,
    ratio: round(previews.longest / 500, 2),
  },
];
console.table(figures);
for (const figure of figures) console.log(JSON.stringify(figure));
