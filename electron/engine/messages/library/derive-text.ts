import { compile } from "html-to-text";
import { replaceVariables } from "../template/scan.ts";

/*
 * Variables must come through as they are: a helper's quotes and braces are no text to wrap or to change. They are put
 * aside under a name that no mail holds and put back afterwards.
 */
const mark = (at: number) => `\uE000${at}\uE001`;

const toText = compile({
  wordwrap: false,
  // Nobody reads what stands deeper; a mail made to exhaust the machine does.
  limits: { maxDepth: 200 },
  selectors: [
    { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
    { selector: "img", format: "alternative" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
      selector,
      options: { uppercase: false },
    })),
  ],
  formatters: {
    alternative: (element, _walk, builder) => {
      const alt: unknown = element.attribs?.["alt"];
      if (typeof alt === "string" && alt.trim()) builder.addInline(alt.trim());
    },
  },
});

/** The plain text of a mail, from its HTML: links with their addresses, pictures by their alternative text. */
export function deriveText(html: string): string {
  if (!html.trim()) return "";
  const variables: string[] = [];
  const marked = replaceVariables(html, (variable) => {
    variables.push(variable);
    return mark(variables.length - 1);
  });
  const text = toText(marked);
  return text
    .replaceAll(/\uE000(\d+)\uE001/g, (_, at: string) => variables[Number(at)] ?? "")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}
