import { deflateRawSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openTestProject, type TestProject } from "./test-project.ts";

let project: TestProject;
beforeAll(() => {
  project = openTestProject("inspect");
});
afterAll(() => project.close());

const table = "Email;Vorname;Ort\nann@x.at;Änne;Wien\nbob@x.at;Bob;Graz\n";

describe("files that are no table are refused by what they are", () => {
  const zip = (inside: string) =>
    Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from(inside), deflateRawSync("x")]);
  test.each([
    ["a PDF", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj"), /looks like a PDF/],
    ["an Excel workbook", zip("xl/workbook.xml"), /Excel workbook/],
    ["a ZIP", zip("people.csv"), /ZIP archive/],
    ["gzip", gzipSync(table), /gzip/],
    ["a PNG", Buffer.from("\u0089PNG\r\n\u001a\n\0\0\0", "latin1"), /image/],
    ["a JPEG", Buffer.from("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", "latin1"), /image/],
    ["SQLite", Buffer.from("SQLite format 3\0"), /database/],
    ["a web page", Buffer.from("<!DOCTYPE html><html><table>"), /web page/],
    [
      "a program",
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 3, 0, 9]),
      /program's own file/,
    ],
    ["nothing", Buffer.alloc(0), /is empty/],
    ["blank lines", Buffer.from("\n \n"), /is empty/],
    ["a header alone", Buffer.from("Email,City\n"), /no rows/],
  ])("%s", async (_, content, message) => {
    const refused = project.put(content);
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toMatchObject({
      code: "FILE_UNREADABLE",
      cure: expect.any(String) as string,
    });
  });
});

describe("text is read as it was written", () => {
  const utf16 = Buffer.from(table, "utf16le");
  test.each([
    ["UTF-8", Buffer.from(table), "UTF-8"],
    ["UTF-8 with a mark", Buffer.from(`\uFEFF${table}`), "UTF-8"],
    ["Windows-1252", Buffer.from(table, "latin1"), "Windows-1252"],
    ["UTF-16 LE with a mark", Buffer.from(`\uFEFF${table}`, "utf16le"), "UTF-16"],
    ["UTF-16 BE with a mark", Buffer.from(`\uFEFF${table}`, "utf16le").swap16(), "UTF-16"],
    ["UTF-16 LE without one", utf16, "UTF-16"],
    ["UTF-16 BE without one", Buffer.from(utf16).swap16(), "UTF-16"],
  ])("%s", async (_, content, name) => {
    const found = await project.put(content);
    expect(found.summary).toBe(`Semicolon-separated, ${name}, 2 rows, first row is the header.`);
    expect(found.preview).toEqual([
      ["ann@x.at", "Änne", "Wien"],
      ["bob@x.at", "Bob", "Graz"],
    ]);
    expect(found.columns.map((column) => column.mapping.path)).toEqual([
      "Email",
      "User.UserAttributes.FirstName",
      "Location.City",
    ]);
    expect(found.columns.every((column) => column.state === "guessed")).toBe(true);
  });

  test.each([[","], [";"], ["\t"], ["|"]])("delimiter %j", async (delimiter) => {
    const found = await project.put(
      `Email${delimiter}Note\na@x.at${delimiter}"one${delimiter} two"\nb@x.at${delimiter}plain; text, here\n`,
    );
    expect(found.read.delimiter).toBe(delimiter);
    expect(found.preview[0]).toEqual(["a@x.at", `one${delimiter} two`]);
  });

  test("another delimiter can be asked for", async () => {
    const { id } = await project.put(table);
    const again = await project.imports.reread(id, { delimiter: "," });
    expect(again.columns.map((column) => column.header)).toEqual(["Email;Vorname;Ort"]);
    expect((await project.imports.reread(id, { delimiter: ";" })).columns).toHaveLength(3);
  });

  test("rows without a header", async () => {
    const found = await project.put("ann@x.at,Ann\nbob@x.at,Bob\n");
    expect(found.read.header).toBe(false);
    expect(found.columns.map((column) => column.header)).toEqual(["Column 1", "Column 2"]);
    expect(found.columns[0]?.mapping.path).toBe("Email");
    expect(found.summary).toContain("2 rows, no header row");
  });
});

describe("columns go where they belong", () => {
  const mappingOf = async (header: string, ...cells: string[]) =>
    (
      await project.put(
        `Email\t${header}\n${cells.map((cell, at) => `p${at}@x.at\t${cell}`).join("\n")}\n`,
      )
    ).columns[1];

  test("Pinpoint's names are exact, repeated ones make a list", async () => {
    const found = await project.put(
      "ChannelType,Address,Attributes.Likes,Attributes.Likes,Metrics.n,OptOut\nEMAIL,a@x.at,tea,milk,1,NONE\n",
    );
    expect(found.columns.every((column) => column.state === "exact")).toBe(true);
    expect(found.columns.map((column) => column.mapping.path)).toEqual([
      "ChannelType",
      "Address",
      "Attributes.Likes",
      "Attributes.Likes",
      "Metrics.n",
      "OptOut",
    ]);
  });

  test("other letters are a guess", async () => {
    const found = await project.put("channeltype,ADDRESS,user.userid\nEMAIL,a@x.at,1\n");
    expect(found.columns.map(({ state, mapping }) => [state, mapping.path])).toEqual([
      ["guessed", "ChannelType"],
      ["guessed", "Address"],
      ["guessed", "User.UserId"],
    ]);
  });

  test.each([
    ["Telefon", "+43 664 1234567", "Phone"],
    ["E-Mail-Adresse", "b@x.at", null],
    ["PLZ", "01234", "Location.PostalCode"],
    ["Nachname", "Gruber", "User.UserAttributes.LastName"],
    ["Customer ID", "17", "User.UserId"],
    ["Land", "AT", "Location.Country"],
    ["Loyalty level", "gold", "User.UserAttributes.Loyalty level"],
  ])("%s", async (header, cell, path) => {
    const column = await mappingOf(header, cell, cell);
    if (path !== null) expect(column?.mapping.path).toBe(path);
    expect(column?.state).toBe("guessed");
  });

  test.each([
    ["1.234,50", "12,3", { type: "number", decimalComma: true }],
    ["1234.5", "12", { type: "number", decimalComma: false }],
    ["2026-11-04", "2025-01-31", { type: "date", dateFormat: null }],
    ["31.12.2025", "01.02.2026", { type: "date", dateFormat: "dd.MM.yyyy" }],
    ["12/31/2025", "02/01/2026", { type: "date", dateFormat: "MM/dd/yyyy" }],
    ["4 Nov 2026", "12 Dec 2025", { type: "date", dateFormat: "d MMM yyyy" }],
    ["0664", "01", { type: "text" }],
  ])("%s is read as %j", async (one, two, expected) => {
    expect((await mappingOf("Since", one, two))?.mapping).toMatchObject(expected);
  });

  test("a day that could be a month is only guessed", async () => {
    const column = await mappingOf("Signup date", "03/04/2026", "05/06/2026");
    expect(column?.mapping).toMatchObject({ type: "date", dateFormat: "dd/MM/yyyy" });
    expect(column?.state).toBe("guessed");
  });

  test("a header that comes twice is imported once and said so", async () => {
    const found = await project.put("Email,City,City\na@x.at,Wien,Graz\n");
    expect(found.columns[2]).toMatchObject({
      header: "City 2",
      state: "ignored",
      mapping: { path: null },
    });
    expect(found.summary).toContain(
      "The header “City” appears again in column 3; only the first is imported.",
    );
  });

  test("three hundred columns", async () => {
    const names = Array.from({ length: 300 }, (_, at) => `Attributes.a${at}`);
    const found = await project.put(
      `ChannelType,Address,${names.join(",")}\nEMAIL,a@x.at,${names.map((_, at) => at).join(",")}\n`,
    );
    expect(found.columns).toHaveLength(302);
  });

  test("what was chosen for a header is offered again", async () => {
    const first = await project.put("Email,Rang\na@x.at,1\n");
    const columns = first.options.columns.map((column, at) =>
      at === 1 ? { ...column, path: "Attributes.Rank", type: "text" as const } : column,
    );
    project.imports.saveOptions(first.id, { ...first.options, columns });
    project.imports.start(first.id);
    await project.imports.idle();
    const second = await project.put("Email,Rang\nb@x.at,2\n");
    expect(second.columns[1]).toMatchObject({
      state: "remembered",
      mapping: { path: "Attributes.Rank" },
    });
  });
});

describe("JSON in its forms", () => {
  const one = {
    ChannelType: "EMAIL",
    Address: "a@x.at",
    Attributes: { Likes: ["tea", "milk"] },
    User: { UserId: "u1" },
  };
  const two = { ...one, Address: "b@x.at", Demographic: { Platform: "iOS" } };
  test.each([
    ["one a line", `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`, "jsonLines"],
    ["a list", JSON.stringify([one, two], null, 2), "json"],
    ["a list in one line", JSON.stringify([one, two]), "json"],
    [
      "one after the other",
      `${JSON.stringify(one, null, 1)}\n${JSON.stringify(two, null, 1)}`,
      "json",
    ],
    ["wrapped", JSON.stringify({ Item: [one, two] }), "json"],
    [
      "wrapped twice",
      JSON.stringify({ EndpointBatchRequest: { Item: [one, two] } }, null, 2),
      "json",
    ],
  ])("%s", async (_, content, format) => {
    const found = await project.put(content, "people.json");
    expect(found.read.format).toBe(format);
    expect(found.summary).toContain("2 rows");
    expect(found.columns.map((column) => column.mapping.path)).toEqual([
      "ChannelType",
      "Address",
      "Attributes.Likes",
      "User.UserId",
      "Demographic.Platform",
    ]);
  });

  test("the end of a file is no part of its name, a path is no part of the inbox", async () => {
    expect((await project.put(table, "Autumn list.csv")).options.segmentName).toBe("Autumn list");
    const outside = project.imports.inspect({ file: "../project.sqlite", fileName: "x" });
    await expect(outside).rejects.toMatchObject({ code: "BAD_INPUT" });
  });
});
