import { expect, test } from "vitest";
import type { ColumnMapping, Import, ImportOptions } from "../../../../shared/contract/imports.ts";
import { dateFormats, exampleOf } from "./date-formats.ts";
import { badgeOf, needsChannel, retargeted, whyNotYet } from "./draft.ts";
import { sampleImport } from "./sample-import.fixture.ts";
import { canGoTo, stepOf } from "./steps.ts";
import { clashes, targetGroups, targetName, typesFor } from "./targets.ts";

const nothing: ColumnMapping = { path: null, type: "text", dateFormat: null, decimalComma: false };
const known = { userAttributes: ["Loyalty"], attributes: [], metrics: ["orders"] };

test.each([
  ["inspected", null, "columns"],
  ["inspected", "file", "file"],
  ["inspected", "check", "check"],
  ["inspected", "import", "columns"],
  ["checking", null, "check"],
  ["checked", "import", "check"],
  ["importing", "columns", "import"],
  ["imported", "check", "import"],
  ["undone", null, "import"],
  ["undone", "columns", "columns"],
  ["cancelled", null, "import"],
] as [Import["state"], string | null, string][])(
  "an import that is %s and asked for step %s shows %s",
  (state, wanted, step) => expect(stepOf(sampleImport({ state }), wanted)).toBe(step),
);

test("without an import only a file can be chosen", () => {
  expect(stepOf(null, "check")).toBe("file");
  expect(canGoTo("columns", null)).toBe(false);
});

test("a failure shows where it happened: before anything was made it was the check", () => {
  expect(stepOf(sampleImport({ state: "failed" }), null)).toBe("check");
  expect(stepOf(sampleImport({ state: "failed", rowsDone: 4_000 }), null)).toBe("import");
});

test.each([
  ["Email", "Email address"],
  ["User.UserAttributes.First name", "User attribute ▸ First name"],
  ["Metrics.orders", "Metric ▸ orders"],
])("%s is called “%s”", (path, name) => expect(targetName(path)).toBe(name));

const offered = (typed: string, path: string | null = null) =>
  targetGroups({ header: "Punkte: gesamt", path, known, typed }).flatMap(({ items }) =>
    items.map(({ value }) => value),
  );

test("a column can go to its own name, to names that exist, and to what is typed", () => {
  expect(offered("")).toEqual(
    expect.arrayContaining([
      "User.UserAttributes.Punkte gesamt",
      "User.UserAttributes.Loyalty",
      "Metrics.orders",
    ]),
  );
  expect(offered("Bonus")).toContain("Attributes.Bonus");
  const values = offered("Loyalty");
  expect(new Set(values).size).toBe(values.length);
});

test("what a search field shows for the chosen target is not taken for a new name", () =>
  expect(offered("Email address", "Email")).not.toContain("Attributes.Email address"));

test("two columns may share an attribute, but not an address", () => {
  const columns = [
    { header: "A", path: "Email" },
    { header: "B", path: "Email" },
    { header: "C", path: "Attributes.x" },
    { header: "D", path: "Attributes.x" },
  ];
  expect([...clashes(columns)]).toEqual([
    [0, "B"],
    [1, "A"],
  ]);
});

test.each([
  ["Metrics.x", "number"],
  ["Location.Latitude", "number"],
  ["EffectiveDate", "date"],
  ["Email", "text"],
])("%s takes %s only", (path, type) => expect(typesFor(path)).toEqual([type]));

test("a column keeps what was found out about its values on the way to another target", () => {
  const detected = {
    ...nothing,
    path: "Attributes.x",
    type: "number" as const,
    decimalComma: true,
  };
  const away = retargeted(detected, "Email", detected);
  expect(away).toMatchObject({ type: "text", decimalComma: false });
  expect(retargeted(away, "User.UserAttributes.x", detected)).toMatchObject({ type: "text" });
  expect(retargeted(away, "Metrics.x", detected)).toMatchObject({
    type: "number",
    decimalComma: true,
  });
});

test("only a guess nobody looked at asks for a look", () => {
  const [email, , birthday, notes] = sampleImport().columns;
  if (!email || !birthday || !notes) throw new Error("The sample has four columns.");
  expect(badgeOf(email, email.mapping, false)).toBe("guessed");
  expect(badgeOf(email, email.mapping, true)).toBe("confirmed");
  expect(badgeOf(email, { ...email.mapping, path: "Phone" }, true)).toBe("chosen");
  expect(badgeOf(email, { ...email.mapping, path: null }, false)).toBe("ignored");
  expect(badgeOf(birthday, birthday.mapping, false)).toBe("remembered");
  expect(badgeOf(notes, notes.mapping, false)).toBe("ignored");
});

test.each([
  [{}, null],
  [{ columns: [nothing, nothing, nothing, nothing] }, "No column is imported."],
  [{ matchOn: "userId" as const }, /No column has what rows are matched on/],
  [{ registerEndpoints: false, defineSegment: false }, /save the contacts, to make a segment/],
  [{ segmentName: "  " }, "Name the segment."],
] as [Partial<ImportOptions>, string | RegExp | null][])("%o: %s", (part, reason) => {
  const imported = sampleImport();
  const found = whyNotYet(imported, { ...imported.options, ...part });
  if (reason === null) expect(found).toBeNull();
  else expect(found).toMatch(reason);
});

test("addresses without a channel need one to fall back to", () => {
  const options = (...paths: string[]) => ({
    ...sampleImport().options,
    columns: paths.map((path) => ({ ...nothing, path })),
  });
  expect(needsChannel(options("Address"))).toBe(true);
  expect(needsChannel(options("Address", "ChannelType"))).toBe(false);
  expect(needsChannel(options("Email"))).toBe(false);
});

test.each([
  ["dd.MM.yyyy", "04.11.2026"],
  ["M/d/yyyy", "11/4/2026"],
  ["MMM d, yyyy", "Nov 4, 2026"],
  ["d MMMM yyyy", "4 November 2026"],
  ["dd.MM.yyyy HH:mm", "04.11.2026 09:30"],
])("%s is shown as %s", (format, example) => expect(exampleOf(format)).toBe(example));

test("a format of the file that is not a usual one is offered first", () => {
  expect(dateFormats("dd.MM.yyyy HH:mm")[1]?.value).toBe("dd.MM.yyyy HH:mm");
  expect(dateFormats("dd.MM.yyyy")).toHaveLength(dateFormats(null).length);
});
