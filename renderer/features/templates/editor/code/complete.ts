import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { helperCatalogue } from "../../../../../shared/domain/template/helper-catalogue.ts";

const blocks = new Set(["if", "unless", "each", "with"]);

const helpers: readonly Completion[] = helperCatalogue.map(({ name, says, example }) => ({
  label: blocks.has(name) ? `#${name}` : name,
  detail: "helper",
  info: `${says}: ${example}`,
  type: "function",
}));

/** Inside two braces: the variables of the project, and the helpers. */
export const completeTemplate =
  (variables: () => readonly string[]) =>
  (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/\{\{\{?[#/^]?\s*[\w.[\]-]*$|\{\{[^}]*[\s(][\w.[\]-]*$/);
    if (!word) return null;
    const part = /[#/^]?[\w.[\]-]*$/.exec(word.text)?.[0] ?? "";
    const from = word.to - part.length;
    const closed = context.state.sliceDoc(word.to, word.to + 2) === "}}";
    // Right behind the braces the name closes them; as an argument of a helper it does not.
    const first = /^\{\{\{?\s*[\w.[\]-]*$/.test(word.text);
    return {
      from,
      options: [
        ...variables().map((name) => ({
          label: name,
          type: "variable",
          ...(first && !closed ? { apply: `${name}}}` } : {}),
        })),
        ...helpers,
      ],
      validFor: /^[#/^]?[\w.[\]-]*$/,
    };
  };
