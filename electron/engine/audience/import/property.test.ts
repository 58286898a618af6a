import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOracle, type OracleRow } from "./oracle.ts";
import { canonical, everything, lookupsFit, told, type Told } from "./snapshot.ts";
import { openTestProject, type TestProject } from "./test-project.ts";

let project: TestProject;
beforeAll(() => {
  project = openTestProject("property");
});
afterAll(() => project.close());

type Encoding = "utf-8" | "utf-8 bom" | "utf-16le" | "utf-16be" | "windows-1252";
const latin = "abz ÄÖüß é,;|\t\"'0123";
const wide = `${latin}ŁşЖ日本😀`;

const textOf = (encoding: Encoding) =>
  fc
    .array(fc.constantFrom(...Array.from(encoding === "windows-1252" ? latin : wide)), {
      minLength: 1,
      maxLength: 8,
    })
    .map((chars) => chars.join(""))
    .filter((text) => text.trim() !== "");

const channelAndAddress = fc.oneof(
  fc.tuple(
    fc.constant("EMAIL"),
    fc.constantFrom("ann@x.at", "Ann@X.at", "bob@x.at", "cleo@y.example", "dora@y.example"),
  ),
  fc.tuple(fc.constant("SMS"), fc.constantFrom("+436641234567", "+436641234568", "+14155550100")),
  fc.tuple(fc.constant("GCM"), fc.constantFrom("token-a", "TOKEN-A", "token-b")),
);

const fileArbitrary = fc
  .record({
    encoding: fc.constantFrom<Encoding>(
      "utf-8",
      "utf-8 bom",
      "utf-16le",
      "utf-16be",
      "windows-1252",
    ),
    delimiter: fc.constantFrom(",", ";", "\t", "|"),
    newline: fc.constantFrom("\n", "\r\n"),
    quoteAll: fc.boolean(),
    lastNewline: fc.boolean(),
    matchOn: fc.constantFrom("id" as const, "userId" as const, "address" as const),
    whenFound: fc.constantFrom("update" as const, "replace" as const, "skip" as const),
    hasIds: fc.boolean(),
    attributes: fc.subarray([
      "Attributes.Plan",
      "Attributes.Plan",
      "Attributes.Likes",
      "User.UserAttributes.FirstName",
      "User.UserAttributes.Tags",
      "User.UserAttributes.Tags",
      "Metrics.orders",
    ]),
  })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      rows: fc.array(
        fc.record({
          id: fc.constantFrom("id-1", "id-2", "id-3", "id-4", "ID-1"),
          user: fc.constantFrom("", "u1", "u2", "U1", "u3"),
          to: channelAndAddress,
          optOut: fc.constantFrom("", "ALL", "NONE"),
          cells: fc.array(fc.option(textOf(shape.encoding), { nil: "" }), {
            minLength: 8,
            maxLength: 8,
          }),
          number: fc.constantFrom("", "0", "12", "-3.5", "1e3"),
          bad: fc.constantFrom("", "", "", "", "", "channel", "address", "metric", "email"),
        }),
        { minLength: 1, maxLength: 25 },
      ),
    }),
  );
type File = typeof fileArbitrary extends fc.Arbitrary<infer Value> ? Value : never;

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf-8") return Buffer.from(text);
  if (encoding === "utf-8 bom") return Buffer.from(`\uFEFF${text}`);
  if (encoding === "windows-1252") return Buffer.from(text, "latin1");
  const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
  return encoding === "utf-16be" ? bytes.swap16() : bytes;
}

/** The file, and what its good rows mean. */
function build({ shape, rows }: File): { bytes: Buffer; good: OracleRow[] } {
  const hasIds = shape.hasIds || shape.matchOn === "id";
  const headers = [
    ...(hasIds ? ["Id"] : []),
    "ChannelType",
    "Address",
    "User.UserId",
    "OptOut",
    ...shape.attributes,
  ];
  const good: OracleRow[] = [];
  const quote = (cell: string) =>
    shape.quoteAll || /["\n\r]/.test(cell) || cell.includes(shape.delimiter) || cell !== cell.trim()
      ? `"${cell.replaceAll('"', '""')}"`
      : cell;
  const lines = [headers.join(shape.delimiter)];
  for (const row of rows) {
    const bad = row.bad === "metric" && !shape.attributes.includes("Metrics.orders") ? "" : row.bad;
    const [channel, address] = bad === "email" ? ["EMAIL", "ann@@x.at"] : row.to;
    const meaning: OracleRow = {
      id: hasIds ? row.id : "",
      user: row.user,
      channel,
      address,
      optOut: row.optOut,
      attributes: {},
      userAttributes: {},
      metrics: {},
    };
    const cells = shape.attributes.map((path, at) => {
      if (path === "Metrics.orders") {
        const number = bad === "metric" ? "many" : row.number;
        if (number !== "") meaning.metrics["orders"] = Number(number);
        return number;
      }
      const cell = row.cells[at] ?? "";
      const [, list, name = ""] = /^(Attributes|User\.UserAttributes)\.(.*)$/.exec(path) ?? [];
      const target = list === "Attributes" ? meaning.attributes : meaning.userAttributes;
      if (cell !== "") (target[name] ??= []).push(cell);
      return cell;
    });
    const shown = bad === "address" ? "" : address;
    const all = [
      ...(hasIds ? [bad === "address" ? "" : row.id] : []),
      bad === "channel" ? "FAX" : channel,
      shown,
      row.user,
      row.optOut,
      ...cells,
    ];
    // Without an address a row may still mean a user, which is another story.
    if (bad === "address") all[hasIds ? 3 : 2] = "";
    lines.push(all.map(quote).join(shape.delimiter));
    if (bad === "") good.push(meaning);
  }
  const text = lines.join(shape.newline) + (shape.lastNewline ? shape.newline : "");
  return { bytes: encode(text, shape.encoding), good };
}

function clear(): void {
  for (const table of [
    "import_changes",
    "import_problems",
    "imports",
    "import_mappings",
    "segment_members",
    "segments",
    "endpoints",
    "contacts",
    "lookups",
  ])
    project.parts.store.run(`DELETE FROM ${table}`);
}

const sorted = (list: Told[]) =>
  list
    .map((one) => ({ ...one, endpoints: one.endpoints.map(canonical).sort() }))
    .map(canonical)
    .sort();

test("an imported file says what plain code says, twice the same, and undone nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fileArbitrary, async (file) => {
      clear();
      const { shape, rows } = file;
      const { bytes, good } = build(file);
      const { store } = project.parts;
      const encoding = shape.encoding === "utf-8 bom" ? "utf-8" : shape.encoding;
      const read = { encoding, delimiter: shape.delimiter, header: true, format: "csv" } as const;
      const oracle = createOracle();
      const before: Record<string, unknown[]>[] = [];
      const ids: string[] = [];
      for (let round = 0; round < 2; round += 1) {
        before.push(everything(store));
        const put = await project.put(bytes);
        const { id, options } = await project.imports.reread(put.id, read);
        ids.push(id);
        project.imports.saveOptions(id, {
          ...options,
          matchOn: shape.matchOn,
          whenFound: shape.whenFound,
        });
        project.imports.check(id);
        await project.imports.idle();
        const checked = project.imports.get(id);
        expect(checked.error).toBeNull();
        project.imports.start(id);
        await project.imports.idle();
        const done = project.imports.get(id);
        expect(done.state).toBe("imported");
        expect(done.counts).toEqual(checked.counts);
        expect(done.counts?.rows).toBe(rows.length);
        expect(done.counts?.rejected).toBe(rows.length - good.length);
        for (const row of good) oracle.write(row, shape);
        const hasIds = shape.hasIds || shape.matchOn === "id";
        expect(sorted(told(store, { ids: hasIds }))).toEqual(sorted(oracle.told({ ids: hasIds })));
        expect(lookupsFit(store)).toBe(true);
      }
      expect(before[1]).toBeDefined();
      for (const round of [1, 0]) {
        project.imports.undo(ids[round] ?? "");
        await project.imports.idle();
        expect(project.imports.get(ids[round] ?? "").state).toBe("undone");
        expect(everything(store)).toEqual(before[round]);
      }
    }),
    { numRuns: 100, seed: 20261104 },
  );
}, 60_000);
