import type {
  Block,
  BlockCondition,
  Column,
  EmailDocument,
  EmailStyle,
  Section,
  socialNetworks,
} from "./email-document.ts";

/** For attributes of MJML. Variables keep their braces and quotes: `{{default "x"}}` must still be one. */
const attribute = (text: string): string =>
  text.replaceAll(/\{\{.*?\}\}|[&<>"]/gs, (found) =>
    found.startsWith("{{")
      ? found.replaceAll('"', "'")
      : ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" }[found] ?? found),
  );
/** For text between elements. */
const plain = (text: string): string =>
  text.replaceAll(/\{\{.*?\}\}|[&<>]/gs, (found) =>
    found.startsWith("{{") ? found : ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" }[found] ?? found),
  );

const attributes = (values: Record<string, string | number | null | undefined>): string =>
  Object.entries(values)
    .flatMap(([name, value]) =>
      value === null || value === undefined || value === ""
        ? []
        : [` ${name}="${attribute(String(value))}"`],
    )
    .join("");

const raw = (source: string) => `<mj-raw>${source}</mj-raw>`;

function opening({ variable, operator, value }: BlockCondition): { open: string; close: string } {
  const given = JSON.stringify(value).replaceAll("}}", "} }");
  switch (operator) {
    case "isSet":
      return { open: `{{#if ${variable}}}`, close: "{{/if}}" };
    case "isEmpty":
      return { open: `{{#unless ${variable}}}`, close: "{{/unless}}" };
    case "is":
      return { open: `{{#eq ${variable} ${given}}}`, close: "{{/eq}}" };
    case "isNot":
      return { open: `{{#neq ${variable} ${given}}}`, close: "{{/neq}}" };
    case "greaterThan":
      return { open: `{{#gt ${variable} ${given}}}`, close: "{{/gt}}" };
    case "lessThan":
      return { open: `{{#lt ${variable} ${given}}}`, close: "{{/lt}}" };
  }
}

function when(condition: BlockCondition | undefined, mjml: string): string {
  if (!condition) return mjml;
  const { open, close } = opening(condition);
  return `${raw(open)}\n${mjml}\n${raw(close)}`;
}

const headingSizes = { 1: 28, 2: 22, 3: 18 } as const;
const networkNames: Record<(typeof socialNetworks)[number], string> = {
  facebook: "Facebook",
  instagram: "Instagram",
  x: "X",
  linkedin: "LinkedIn",
  youtube: "YouTube",
  tiktok: "TikTok",
  pinterest: "Pinterest",
  web: "Website",
};

function blockToMjml(
  block: Block,
  style: EmailStyle,
  mediaAddress: (name: string) => string,
): string {
  const common = { padding: `${block.padding ?? 8}px 0` };
  switch (block.kind) {
    case "text":
      return `<mj-text${attributes({ ...common, align: block.align, "font-size": `${block.size}px`, color: block.colour })}>${block.html}</mj-text>`;
    case "heading":
      return `<mj-text${attributes({ ...common, align: block.align, "font-size": `${headingSizes[block.level]}px`, "font-weight": 700, "line-height": 1.25, color: block.colour })}><h${block.level} style="margin:0;font-size:inherit;line-height:inherit">${plain(block.text)}</h${block.level}></mj-text>`;
    case "image": {
      const src = block.src.startsWith("media:") ? mediaAddress(block.src.slice(6)) : block.src;
      // An empty alternative text has to be there: without it the file's name is read aloud.
      const alt = block.decorative ? "" : block.alt;
      return `<mj-image${attributes({ ...common, src, href: block.href, align: block.align, width: block.width === null ? null : `${block.width}px` })} alt="${attribute(alt)}" />`;
    }
    case "button":
      return `<mj-button${attributes({ ...common, href: block.href, align: block.align, "background-color": block.fill ?? style.button, color: block.colour ?? style.buttonText, "border-radius": `${block.radius}px`, width: block.wide ? "100%" : null })}>${plain(block.text)}</mj-button>`;
    case "divider":
      return `<mj-divider${attributes({ ...common, "border-color": block.colour, "border-width": `${block.thickness}px` })} />`;
    case "spacer":
      return `<mj-spacer height="${block.height}px" />`;
    case "social":
      // Words, not icons: MJML's icons lie on another company's server, and many programs hide pictures at first.
      return `<mj-text${attributes({ ...common, align: block.align, "font-size": "14px" })}>${block.links
        .map(({ network, href }) => `<a href="${attribute(href)}">${networkNames[network]}</a>`)
        .join(" · ")}</mj-text>`;
    case "list": {
      const otherwise = block.otherwise ? `{{else}}${block.otherwise}` : "";
      return `<mj-text${attributes({ ...common, align: block.align })}>{{#each ${block.variable}}}${block.html}${otherwise}{{/each}}</mj-text>`;
    }
    case "html":
      return raw(`<tr><td>${block.source}</td></tr>`);
    case "footer":
      return `<mj-text${attributes({ ...common, align: block.align, "font-size": "14px" })}>${block.html}<p style="margin:8px 0 0"><a href="{{UnsubscribeUrl}}">${plain(block.unsubscribe)}</a></p></mj-text>`;
  }
}

type Options = {
  title: string;
  mediaAddress: (name: string) => string;
  /** Told of each block and section, for finding them again in the MJML. */
  mark?: (id: string, mjml: string) => string;
};
const unmarked = (_id: string, mjml: string) => mjml;

const columnToMjml = (
  column: Column,
  style: EmailStyle,
  { mediaAddress, mark = unmarked }: Options,
) =>
  `<mj-column${attributes({ width: column.width === null ? null : `${column.width}%`, padding: "0 8px" })}>
${column.blocks.map((block) => mark(block.id, when(block.condition, blockToMjml(block, style, mediaAddress)))).join("\n")}
</mj-column>`;

function sectionToMjml(section: Section, style: EmailStyle, options: Options): string {
  const { mark = unmarked } = options;
  const columns = section.columns.map((column) => columnToMjml(column, style, options)).join("\n");
  const inner = section.keepColumns ? `<mj-group>\n${columns}\n</mj-group>` : columns;
  const look = attributes({
    "background-color": section.fill ?? style.content,
    padding: `${section.padding}px 16px`,
    "css-class": section.fill ? null : "content",
  });
  const mjml = `<mj-section${look}>\n${inner}\n</mj-section>`;
  return mark(section.id, when(section.condition, mjml));
}

const darkRules = ({ dark }: EmailStyle): string =>
  dark
    ? `<mj-style>
@media (prefers-color-scheme: dark) {
  body, .frame { background-color: ${dark.background} !important; }
  .content, .content > table, .content td { background-color: ${dark.content} !important; }
  .content div, .content h1, .content h2, .content h3, .content p { color: ${dark.text} !important; }
  .content div a { color: ${dark.link} !important; }
}
</mj-style>`
    : "";

/** The document as MJML. `mediaAddress` says where a file of the project is found by whoever reads the mail. */
export function documentToMjml({ style, sections }: EmailDocument, options: Options): string {
  return `<mjml lang="${attribute(style.language)}">
<mj-head>
<mj-title>${plain(options.title)}</mj-title>
<mj-attributes>
<mj-all font-family="${attribute(style.font)}" />
<mj-text color="${style.text}" line-height="1.5" font-size="16px" />
<mj-button font-size="16px" inner-padding="12px 24px" />
</mj-attributes>
<mj-style inline="inline">a { color: ${style.link}; }</mj-style>
${style.dark ? '<mj-raw><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"></mj-raw>' : ""}
${darkRules(style)}
</mj-head>
<mj-body width="${style.width}px" background-color="${style.background}" css-class="frame">
${sections.map((section) => sectionToMjml(section, style, options)).join("\n")}
</mj-body>
</mjml>
`;
}
