import fc from "fast-check";
import { expect, test } from "vitest";
import { starters } from "../../../../../shared/domain/template/starters.ts";
import type { Block } from "../../../../../shared/domain/template/email-document.ts";
import { compileMjml } from "../../template/mjml.ts";
import { markMjml } from "../../template/marks.ts";
import { mjmlOf } from "../email-of.ts";
import { checkTemplate } from "./check-template.ts";

const [welcome] = starters;
if (!welcome) throw new Error("no starter");
const audience = {
  coverage: new Map([["User.UserAttributes.FirstName", 1]]),
  contacts: 1,
  missing: "doNotSend" as const,
  pictures: () => null,
};
const found = async (body: typeof welcome.content.body) =>
  (await checkTemplate({ ...welcome.content, body }, audience)).checks;

const mjml = `<mjml>
  <mj-head><mj-style>.x { display: grid; }</mj-style></mj-head>
  <mj-body>
    <mj-section border-radius="8px" css-class="own">
      <mj-column>
        <mj-button href="https://a.example">Go</mj-button>
        <mj-text>Hello {{Nope}}
          <a href="#">leads</a> <span style="border-radius:3px">x</span>
        </mj-text>
        <mj-raw>{{#eq Id "1"}}<img src="https://a.example/x.png">{{/eq}}</mj-raw>
        <mj-image src="https://a.example/x.png" href="https://" />
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>`;

test("what is wrong in MJML is said at its own line", async () => {
  const checks = await found({ form: "mjml", source: mjml });
  const at = Object.fromEntries(checks.map(({ text, line, column }) => [text, [line, column]]));
  expect(at).toMatchObject({
    "“Nope” is not a variable. Pick one from the list of variables.": [7, 26],
    "This link leads nowhere.": [8, 11],
    "border-radius is not known to GMX, Web.de, Orange and Outlook.": [8, 33],
    "display:grid is not known to Outlook, GMX, Web.de and Orange.": [2, 22],
    "“https://” is not a whole address: write it with https://.": [11, 9],
    "This picture has no alternative text. An empty one marks it as decoration.": [10, 31],
  });
});

test("a broken variable is said at its line, whatever MJML makes of it", async () => {
  const [first] = await found({ form: "mjml", source: mjml.replace("{{Nope}}", "{{#if Id}}") });
  expect(first).toMatchObject({ severity: "error", field: "html", line: 7, column: 24 });
});

const text = (html: string, more: object = {}): Block =>
  ({ id: "t", kind: "text", html, align: "left", size: 16, ...more }) as Block;
const withBlock = (block: Block) => {
  if (welcome.content.body.form !== "blocks") throw new Error("no blocks");
  const { document } = welcome.content.body;
  const [section, ...rest] = document.sections;
  if (!section) throw new Error("no section");
  const [column] = section.columns;
  if (!column) throw new Error("no column");
  const columns = [{ ...column, blocks: [...column.blocks, block] }];
  return {
    form: "blocks" as const,
    document: { ...document, sections: [{ ...section, columns }, ...rest] },
  };
};

test.each([
  [text("<p>{{Nope}}</p>"), /“Nope” is not a variable/],
  [text('<p><a href="#">here it is</a></p>'), /leads nowhere/],
  [
    text("<p>x</p>", { condition: { variable: "Nope", operator: "isSet", value: "" } }),
    /“Nope” is not a variable/,
  ],
  [{ id: "t", kind: "html", source: '<div style="display:grid">x</div>' } as const, /display:grid/],
  [
    {
      id: "t",
      kind: "image",
      src: "https://a.example/x.png",
      alt: " ",
      decorative: false,
      href: "",
      width: null,
      align: "left",
    } as const,
    /no alternative text/,
  ],
  [text("<p>{{#if Id}}</p>"), /closed/],
])("what is wrong in a block is said at the block: %j", async (block, words) => {
  const checks = await found(withBlock(block));
  expect(checks.find((check) => words.test(check.text))).toMatchObject({
    block: "t",
    line: null,
    column: null,
  });
});

test("of a plain mail nothing is said that MJML itself writes", async () => {
  for (const { content } of starters) {
    const { checks } = await checkTemplate(content, audience);
    expect(checks.filter(({ area }) => area === "compatibility")).toEqual([]);
    const written = await found({ form: "mjml", source: mjmlOf(content) ?? "" });
    expect(written.filter(({ area }) => area === "compatibility")).toEqual([]);
  }
});

test("what somebody chose is told, also where MJML uses it itself", async () => {
  const plain = `<mjml><mj-body><mj-section><mj-column><mj-button>Go</mj-button>REST</mj-column></mj-section></mj-body></mjml>`;
  const texts = async (rest: string) =>
    (await found({ form: "mjml", source: plain.replace("REST", rest) }))
      .filter(({ area }) => area === "compatibility")
      .map((check) => check.text)
      .join();
  expect(await texts("")).toBe("");
  expect(await texts('<mj-text><b style="border-radius:4px">x</b></mj-text>')).toContain(
    "border-radius",
  );
  expect(await texts("<mj-text><video></video></mj-text>")).toContain("<video>");
});

test("marks change nothing that is shown", async () => {
  const marks = /wl-at-\d+(?:-outlook)? ?| data-wl-at="\d+"|<!--wl-at:\d+-->/g;
  const bare = (html: string) =>
    html
      .replaceAll(marks, "")
      .replaceAll(/ class="\s*"/g, "")
      .replaceAll(' "', '"');
  for (const { content } of starters) {
    const source = mjmlOf(content) ?? "";
    const { html } = await compileMjml(source);
    const marked = (await compileMjml(markMjml(source))).html;
    expect(bare(marked).replaceAll(/\s+/g, " ")).toBe(bare(html).replaceAll(/\s+/g, " "));
  }
});

test("whatever stands there, marking it ends", () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom("<mj-text", ">", "{{", "}}", "<mj-raw>", "</mj-text>", 'css-class="', "<!--", "\uE000", "\uE002"), // prettier-ignore
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(typeof markMjml(pieces.join(""))).toBe("string");
    }),
  );
});
