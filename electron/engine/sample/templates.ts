import { starters } from "../../../shared/domain/template/starters.ts";
import type { TemplateContent } from "../../../shared/domain/template/template.ts";
import { day } from "../../../shared/domain/time.ts";
import type { Store } from "../store/database.ts";
import { insertTemplate, insertVersion, setActive } from "../store/templates.ts";
import type { Calendar } from "./calendar.ts";
import { sampleId } from "./chance.ts";

export type SampleTemplate = {
  id: string;
  name: string;
  description: string;
  tags: Record<string, string>;
  content: TemplateContent;
  /** Days before the calendar's Friday. */
  made: number;
};

const first = "User.UserAttributes.FirstName";

const shopMail = (starter: string, name: string, made: number): SampleTemplate => {
  const found = starters.find(({ id }) => id === starter);
  if (!found) throw new Error(`there is no starter ${starter}`);
  return {
    id: sampleId(`template ${name}`),
    name,
    description: found.description,
    tags: { team: "shop" },
    content: { ...found.content, fromName: "Juniper & Oak" },
    made,
  };
};

/** What the coffee shop writes with again and again. */
export const sampleTemplates: readonly SampleTemplate[] = [
  shopMail("welcome", "Welcome", 300),
  shopMail("newsletter", "Monthly roast", 210),
  shopMail("win-back", "We miss you", 120),
  {
    id: sampleId("template Pick-up ready"),
    name: "Pick-up ready",
    description: "Tells that an order can be fetched.",
    tags: {},
    content: {
      type: "sms",
      body: `Hello {{${first}}}, your coffee is ready at Juniper & Oak. Reply STOP to opt out.`,
      defaults: { [first]: "there" },
      recommender: null,
    },
    made: 60,
  },
];

/** One version, which is active. */
export function writeTemplate(store: Store, template: SampleTemplate, calendar: Calendar): void {
  const at = calendar.friday - template.made * day;
  insertTemplate(store, { ...template, draft: template.content }, at);
  insertVersion(
    store,
    template.id,
    { number: 1, name: "", content: template.content, original: null },
    at,
  );
  setActive(store, template.id, 1, at);
}
