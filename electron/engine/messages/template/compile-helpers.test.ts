import { expect, test } from "vitest";
import { emptyEmail } from "../../../../shared/domain/campaign.ts";
import { compileEmail } from "./compile.ts";
import { keptMoment, momentValue } from "./moment.ts";

const of = (text: string, defaults: Record<string, string> = {}) =>
  compileEmail({ ...emptyEmail(), text, defaults });
const mira = { User: { UserAttributes: { Name: ["mira"], Tags: ["tea", "jam"] } } };
const name = "User.UserAttributes.Nick";

test("what a helper prints counts as missing, unless there is a default", () => {
  const without = of(`Hi {{upper ${name}}}`);
  expect(without.findings).toEqual([]);
  expect(without.variables).toEqual([name]);
  expect(without.render(mira, null)).toMatchObject({ text: "Hi ", missing: [name] });
  expect(of(`Hi {{upper ${name}}}`, { [name]: "friend" }).render(mira, null)).toMatchObject({
    text: "Hi FRIEND",
    missing: [],
    usedDefaults: [name],
  });
  expect(of(`{{capitalizeFirst (lower ${name})}}`).render(mira, null).missing).toEqual([name]);
});

test("what a helper decides about may be missing", () => {
  for (const text of [
    `{{#if ${name}}}a{{else}}b{{/if}}`,
    `{{#eq ${name} "x"}}a{{else}}b{{/eq}}`,
    `{{#each ${name}}}a{{else}}b{{/each}}`,
    `{{#and ${name} "x"}}a{{else}}b{{/and}}`,
  ])
    expect(of(text).render(mira, null)).toMatchObject({ text: "b", missing: [] });
  expect(of(`{{#if ${name}}}a{{else}}b{{/if}}`, { [name]: "x" }).render(mira, null).text).toBe("a");
});

test("lists reach helpers as lists", () => {
  expect(of('{{join User.UserAttributes.Tags " + "}}').render(mira, null).text).toBe("tea + jam");
  expect(
    of("{{#each User.UserAttributes.Tags}}{{upper this}}{{/each}}").render(mira, null).text,
  ).toBe("TEAJAM");
});

test("now and uuid say the same when a message is made again, and only then are they kept", () => {
  const email = of("{{now 'yyyy-MM-dd HH:mm'}} {{uuid}} {{uuid}}");
  const values = { ...mira, [momentValue]: keptMoment(Date.UTC(2026, 10, 24, 8), 7) };
  const { text } = email.render(values, null);
  const [day, , first, second] = text.split(" ");
  expect(day).toBe("2026-11-24");
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(second).not.toBe(first);
  expect(
    email.render(JSON.parse(JSON.stringify(email.pick(values))) as object as typeof values, null)
      .text,
  ).toBe(text);
  const other = { ...values, [momentValue]: keptMoment(Date.UTC(2026, 10, 24, 8), 8) };
  expect(email.render(other, null).text).not.toBe(text);
  expect(of("{{User.UserAttributes.Name}}").pick(values)).toEqual({
    User: { UserAttributes: { Name: ["mira"] } },
  });
});

test("inflect takes its words with or without quotes, and still reads variables", () => {
  const made = of('{{inflect 3 cup cups}} {{#if (eq (inflect 1 cup cups) "cup")}}one{{/if}}');
  expect(made.findings).toEqual([]);
  expect(made.render(mira, null)).toMatchObject({ text: "cups one", missing: [] });
  const names = of("{{inflect 1 User.UserAttributes.Name User.UserAttributes.Tags}}");
  expect(names.render(mira, null).text).toBe("mira");
  expect(of("{{upper cup}}").findings[0]?.text).toContain("not a variable");
});

test("partials of the template itself are used, with helpers in them", () => {
  const email = of(
    '{{#*inline "sign"}}– {{upper User.UserAttributes.Name}}{{/inline}}{{> sign}} {{> sign}}',
  );
  expect(email.findings).toEqual([]);
  expect(email.render(mira, null).text).toBe("– MIRA – MIRA");
});

test("a value a helper can't use refuses the message with its reason", () => {
  expect(() => of("{{add User.UserAttributes.Name 1}}").render(mira, null)).toThrow(
    "{{add}} needs a number, but got “mira”.",
  );
});
