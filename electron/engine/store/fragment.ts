import type { SqlValue } from "./database.ts";

/** A piece of SQL with the values of its `?`, in their order. Names and values of people are always values. */
export type Fragment = { readonly sql: string; readonly values: readonly SqlValue[] };

export const raw = (sql: string, ...values: SqlValue[]): Fragment => ({ sql, values });

/** Puts fragments into a text: `sql`a = ${raw("?", 1)}``. */
export function sql(texts: TemplateStringsArray, ...fragments: Fragment[]): Fragment {
  return {
    sql: texts.reduce((whole, text, n) => whole + (fragments[n - 1]?.sql ?? "") + text),
    values: fragments.flatMap((fragment) => fragment.values),
  };
}

export const together = (fragments: readonly Fragment[], between = ""): Fragment => ({
  sql: fragments.map((fragment) => fragment.sql).join(between),
  values: fragments.flatMap((fragment) => fragment.values),
});

/** Joins as a balanced tree: SQLite refuses expressions nested more than 1,000 deep. */
function tree(fragments: readonly Fragment[], operator: string, none: string): Fragment {
  const [first] = fragments;
  if (!first) return raw(none);
  if (fragments.length === 1) return first;
  const half = fragments.length >> 1;
  const left = tree(fragments.slice(0, half), operator, none);
  const right = tree(fragments.slice(half), operator, none);
  return {
    sql: `(${left.sql} ${operator} ${right.sql})`,
    values: [...left.values, ...right.values],
  };
}

/** Everything that restricts nothing (`1`) is left out. */
export const every = (fragments: readonly Fragment[]): Fragment =>
  tree(
    fragments.filter((fragment) => fragment.sql !== "1"),
    "AND",
    "1",
  );
export const some = (fragments: readonly Fragment[]): Fragment => tree(fragments, "OR", "0");
