import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyEmail } from "../../../../shared/domain/campaign.ts";
import { deriveText } from "../library/derive-text.ts";
import { pageOf } from "../library/page.ts";
import { compileEmail, type Values } from "./compile.ts";
import { HelperError } from "./helpers/arguments.ts";
import { compileMjml } from "./mjml.ts";
import { keptMoment, momentValue } from "./moment.ts";
import { randomMjml, randomTemplate } from "./testing/random-templates.ts";

const values: Values = {
  Address: "mira@example.com",
  Id: "e-1",
  UnsubscribeUrl: "#",
  Attributes: { Tags: ["tea", "<b>jam</b>", "{{Address}}"], "Last Name": ["O'Dell"] },
  User: { UserAttributes: { FirstName: ["Mira"], Tags: ["a", "b"] } },
  [momentValue]: keptMoment(Date.UTC(2026, 10, 30), 1),
};
const tracking = { links: (at: number) => `https://t.example/${at}`, pixel: "https://t.example/p" };
const reach = globalThis as { hacked?: unknown };
const untouched = Object.getOwnPropertyNames(Object.prototype).join();

function expectNothingRan(): void {
  expect(reach.hacked).toBeUndefined();
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(untouched);
}

/** Everything a template goes through on its way into a mail. A failure is a finding, or a reason with its place. */
function goThrough(source: string): "findings" | "refused" | "rendered" {
  const email = compileEmail({ ...emptyEmail(), subject: "s", html: source });
  for (const { text, line, column } of email.findings) {
    expect(text).not.toMatch(/undefined|\[object|NaN|stack/);
    expect([typeof line, typeof column]).toEqual(["number", "number"]);
  }
  pageOf(source, { images: false, dark: true });
  deriveText(source);
  if (email.findings.length > 0) return "findings";
  try {
    const { html, text } = email.render(values, null);
    if (email.links.length > 0) {
      email.render(values, tracking);
      email.linkAddress(0, values);
    }
    expect(html + text).not.toMatch(/\[native code\]|function\s*\(/);
    return "rendered";
  } catch (error) {
    if (!(error instanceof HelperError)) throw error;
    return "refused";
  }
}

test("10,000 random templates are rendered, or refused with their line and column", () => {
  const seen = { findings: 0, refused: 0, rendered: 0 };
  fc.assert(
    fc.property(randomTemplate, (source) => {
      seen[goThrough(source)] += 1;
    }),
    { seed: 20_261_130, numRuns: 10_000 },
  );
  expectNothingRan();
  // It would prove little if none came so far.
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(300);
}, 120_000);

test("random MJML becomes HTML, or is refused", async () => {
  await fc.assert(
    fc.asyncProperty(randomMjml, async (source) => {
      const { html, findings } = await compileMjml(source);
      if (html === "") expect(findings.length).toBeGreaterThan(0);
      expect(html).not.toContain("root:x:0");
      goThrough(html);
    }),
    { seed: 20_261_130, numRuns: 400 },
  );
  expectNothingRan();
});
