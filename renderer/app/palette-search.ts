export type Searchable = { label: string; aliases?: readonly string[] | undefined };

/** What the first character narrows the search to. */
export type Scope = "all" | "commands" | "contacts" | "segments" | "settings";
const prefixes: Record<string, Scope> = {
  ">": "commands",
  "@": "contacts",
  "#": "segments",
  "/": "settings",
};

export function parseQuery(query: string): { scope: Scope; text: string } {
  const scope = prefixes[query.charAt(0)];
  return scope ? { scope, text: query.slice(1).trim() } : { scope: "all", text: query.trim() };
}

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Mark}/gu, "")
    .toLowerCase();

/** Start of the name beats start of a word beats anywhere beats letters in order; 0 = no match. */
function scoreText(text: string, query: string): number {
  const [name, wanted] = [plain(text), plain(query)];
  if (name.startsWith(wanted)) return 4;
  if (name.split(/\s+/).some((word) => word.startsWith(wanted))) return 3;
  if (name.includes(wanted)) return 2;
  let at = 0;
  for (const letter of name) if (letter === wanted[at]) at += 1;
  return wanted.length > 2 && at === wanted.length ? 1 : 0;
}

function score(item: Searchable, query: string): number {
  if (query === "") return 1;
  const own = scoreText(item.label, query) * 2;
  const other = Math.max(0, ...(item.aliases ?? []).map((alias) => scoreText(alias, query)));
  // An alias has to be meant; its letters in order are too little.
  return Math.max(own, other > 1 ? other : 0);
}

/** Best first; equal ones keep their order. */
export const search = <Item extends Searchable>(items: readonly Item[], query: string): Item[] =>
  items
    .map((item) => ({ item, rank: score(item, query) }))
    .filter(({ rank }) => rank > 0)
    .toSorted((a, b) => b.rank - a.rank)
    .map(({ item }) => item);
