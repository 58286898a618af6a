const kept = new Set(["P", "BR", "B", "STRONG", "I", "EM", "U", "A", "UL", "OL", "LI", "SPAN"]);
/** Paragraphs by another name, where no paragraph stands in them. */
const paragraphs = new Set(["DIV", "H1", "H2", "H3"]);
const blocks = "p, div, ul, ol, h1, h2, h3, table";
const safeLink = /^(https?:|mailto:|tel:|sms:|#|\{\{)/i;

function cleanInto(from: Node, into: Element, page: Document): void {
  for (const child of from.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) into.append(child.textContent ?? "");
    else if (child instanceof HTMLElement || child.nodeType === Node.ELEMENT_NODE) {
      const element = child as HTMLElement;
      const { tagName } = element;
      if (["SCRIPT", "STYLE", "TEMPLATE", "IFRAME", "OBJECT"].includes(tagName)) continue;
      const name = kept.has(tagName)
        ? tagName.toLowerCase()
        : paragraphs.has(tagName) && element.querySelector(blocks) === null
          ? "p"
          : null;
      if (name === null) {
        cleanInto(element, into, page);
        continue;
      }
      const copy = page.createElement(name);
      const href = element.getAttribute("href") ?? "";
      if (tagName === "A" && safeLink.test(href.trim())) copy.setAttribute("href", href.trim());
      cleanInto(element, copy, page);
      into.append(copy);
    }
  }
}

/**
 * HTML of a few plain elements and links, whatever was given: no script, no handler, no style. Read in a document of its
 * own, where nothing runs or loads.
 */
export function plainHtml(html: string): string {
  const page = new DOMParser().parseFromString(`<body>${html}</body>`, "text/html");
  const clean = page.implementation.createHTMLDocument("");
  cleanInto(page.body, clean.body, clean);
  // Variables stand in the text as they are; between braces, > and & are theirs.
  return clean.body.innerHTML.replaceAll(/\{\{[^{}]*\}\}/g, (found) =>
    found
      .replaceAll("&gt;", ">")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&")
      .replaceAll("&nbsp;", " "),
  );
}
