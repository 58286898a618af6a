import { parseDocument } from "htmlparser2";
import { expect, test } from "vitest";
import {
  plainStyle,
  type Block,
  type EmailDocument,
} from "../../../../shared/domain/template/email-document.ts";
import { documentToMjml } from "../../../../shared/domain/template/to-mjml.ts";
import { compileMjml } from "./mjml.ts";

const around = (inner: string) =>
  `<mjml><mj-body><mj-section><mj-column>${inner}</mj-column></mj-section></mj-body></mjml>`;

test.each([
  ["", [[null, null, "MJML: It has to be an <mjml> with an <mj-body> in it."]]],
  ["Hello", [[null, null, "MJML: It has to be an <mjml> with an <mj-body> in it."]]],
  [
    "<mjml>\n<mj-body>\n  <mj-section>\n</mj-body></mjml>",
    [[3, 3, "MJML: <mj-section> is opened here and not closed."]],
  ],
  [
    "<mjml><mj-body>\n<mj-section><mj-column>",
    [
      [1, 1, "MJML: <mjml> is opened here and not closed."],
      [1, 7, "MJML: <mj-body> is opened here and not closed."],
      [2, 1, "MJML: <mj-section> is opened here and not closed."],
      [2, 13, "MJML: <mj-column> is opened here and not closed."],
    ],
  ],
  [around('\n<mj-text size="1">x</mj-text>'), [[2, null, "MJML: Attribute size is illegal"]]],
  [
    around("\n\n<mj-txt>x</mj-txt>"),
    [[3, null, "MJML: Element mj-txt doesn't exist or is not registered"]],
  ],
])("%j is refused with its place", async (source, expected) => {
  const { findings } = await compileMjml(source);
  expect(findings.map(({ line, column, text }) => [line, column, text])).toEqual(expected);
});

test("text may leave its own tags open, and variables stay as they are", async () => {
  const { html, findings } = await compileMjml(
    around("<mj-text><p>{{default User.UserId 'x'}}<br>a & b<li>c</mj-text><mj-divider />"),
  );
  expect(findings).toEqual([]);
  expect(html).toContain("<p>{{default User.UserId 'x'}}<br>a & b<li>c");
});

test("no file is read into a mail", async () => {
  const { html } = await compileMjml(around('<mj-include path="package.json" />'));
  expect(html).not.toContain("wayline");
});

test("the same wording is compiled once", () => {
  const source = around("<mj-text>once</mj-text>");
  expect(compileMjml(source)).toBe(compileMjml(source));
  expect(compileMjml(`${source} `)).not.toBe(compileMjml(source));
});

const blocks: Block[] = [
  {
    id: "1",
    kind: "heading",
    level: 1,
    text: 'Hi {{upper Location.City}} & "co" <you>',
    align: "left",
  },
  {
    id: "2",
    kind: "text",
    html: "<p>Fresh <b>beans</b></p>",
    align: "left",
    size: 16,
    condition: { variable: "User.UserAttributes.City", operator: "is", value: 'Gr"az' },
  },
  {
    id: "3",
    kind: "image",
    src: "media:cup one.png",
    alt: 'A "cup"',
    decorative: false,
    href: "https://x.example/?a=1&b={{Id}}",
    width: 200,
    align: "center",
  },
  {
    id: "4",
    kind: "image",
    src: "https://x.example/line.png",
    alt: "not read",
    decorative: true,
    href: "",
    width: null,
    align: "center",
  },
  {
    id: "5",
    kind: "button",
    text: "Buy & go",
    href: "https://x.example/{{Id}}?a=1&b=2",
    align: "center",
    radius: 6,
    wide: true,
  },
  { id: "6", kind: "divider", colour: "#cccccc", thickness: 1 },
  { id: "7", kind: "spacer", height: 24 },
  {
    id: "8",
    kind: "social",
    links: [{ network: "tiktok", href: "https://t.example" }],
    align: "center",
  },
  {
    id: "9",
    kind: "list",
    variable: "User.UserAttributes.Tags",
    html: "<p>{{this}}</p>",
    otherwise: "Nothing yet",
    align: "left",
  },
  {
    id: "10",
    kind: "html",
    source: '<div class="mine"><custom-element>kept</custom-element></div>',
  },
  {
    id: "11",
    kind: "footer",
    html: "<p>Juniper & Oak</p>",
    unsubscribe: "Unsubscribe",
    align: "center",
  },
];
const documentOf = (over: Partial<EmailDocument["sections"][number]> = {}): EmailDocument => ({
  style: {
    ...plainStyle,
    language: "de-AT",
    dark: { background: "#000000", content: "#111111", text: "#eeeeee", link: "#88aaff" },
  },
  sections: [
    {
      id: "s",
      padding: 16,
      keepColumns: false,
      columns: [
        { id: "c", width: null, blocks },
        { id: "d", width: 30, blocks: [] },
      ],
      ...over,
    },
  ],
});
const htmlOf = async (document: EmailDocument) => {
  const mjml = documentToMjml(document, {
    title: "A & B",
    mediaAddress: (name) => `https://m.example/${encodeURIComponent(name)}`,
  });
  const { html, findings } = await compileMjml(mjml);
  expect(findings).toEqual([]);
  parseDocument(html);
  return html;
};

test("every block becomes HTML that says what the block says", async () => {
  const html = await htmlOf(documentOf());
  for (const part of [
    'lang="de-AT"',
    'Hi {{upper Location.City}} &amp; "co" &lt;you&gt;</h1>',
    '{{#eq User.UserAttributes.City "Gr\\"az"}}',
    "{{/eq}}",
    'src="https://m.example/cup%20one.png"',
    "https://x.example/?a=1&amp;b={{Id}}",
    "Buy &amp; go",
    "https://x.example/{{Id}}?a=1&amp;b=2",
    "{{#each User.UserAttributes.Tags}}<p>{{this}}</p>{{else}}Nothing yet{{/each}}",
    '<div class="mine"><custom-element>kept</custom-element></div>',
    'href="{{UnsubscribeUrl}}"',
    ">TikTok</a>",
    "prefers-color-scheme: dark",
  ])
    expect(html).toContain(part);
  expect(html).not.toContain("not read");
  expect(html).toMatch(/alt="A &quot;cup&quot;"/);
});

test("a mail asks no server of anyone else for anything", async () => {
  const html = await htmlOf(documentOf());
  const asked = [...html.matchAll(/(?:src|href)="(https?:[^"]+)"/g)].map((found) => found[1] ?? "");
  expect(asked.length).toBeGreaterThan(4);
  for (const address of asked) expect(address).toMatch(/^https:\/\/[xmt]\.example/);
});

test("a section may depend on a variable too, and keep its columns on a phone", async () => {
  const html = await htmlOf(
    documentOf({
      keepColumns: true,
      condition: { variable: "Metrics.Spend", operator: "greaterThan", value: "50" },
    }),
  );
  expect(html).toContain('{{#gt Metrics.Spend "50"}}');
  expect(html).toContain("{{/gt}}");
});
