import Handlebars from "handlebars";
import type { Values } from "./compile.ts";
import { HelperError } from "./helpers/arguments.ts";
import { createSteps, registerHelpers } from "./helpers/index.ts";
import { momentOf } from "./moment.ts";
import { askHelper, parseTemplate, printHelper, valueHelper } from "./parse.ts";

/** A text to be rendered; `escape` where it is HTML. */
export type Part = { source: string; escape: boolean };

const isMissing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && value.every(isMissing));

/** Marks every variable to be printed as it is. */
class Unescaped extends Handlebars.Visitor {
  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    node.escaped = false;
  }
}

/** No text of a mail holds these, so the parts of one rendering can be told apart again. */
const seam = "\u0000\u0001\u0000";

/**
 * What one message is rendered in: nothing global can be registered into it, prototypes stay out of reach, and it notices
 * which variables had no value. Parts that belong together are one template, because Handlebars prepares each template
 * anew for every rendering.
 */
export function createEnvironment(
  helpers: ReadonlySet<string>,
  defaults: Readonly<Record<string, string>>,
) {
  const handlebars = Handlebars.create();
  const steps = createSteps();
  let missing = new Set<string>();
  let defaulted = new Set<string>();
  const fallback = (name: string): string | undefined => {
    const text = defaults[name];
    if (text === undefined) missing.add(name);
    else defaulted.add(name);
    return text;
  };
  registerHelpers(handlebars, steps.take, helpers);
  handlebars.registerHelper(printHelper, (value: unknown, name: string) => {
    if (isMissing(value)) return fallback(name) ?? "";
    return Array.isArray(value) ? value.join(", ") : value;
  });
  handlebars.registerHelper(valueHelper, (value: unknown, name: string) =>
    isMissing(value) ? fallback(name) : value,
  );
  handlebars.registerHelper(askHelper, (value: unknown, name: string) =>
    isMissing(value) && defaults[name] !== undefined ? fallback(name) : value,
  );

  function programOf({ source, escape }: Part): hbs.AST.Program {
    // Parsed again, because parsing for findings rewrites the tree; our own names are no findings.
    const { program } = parseTemplate(source, "html", []);
    if (!program) throw new Error("a template that parsed before must parse again");
    if (!escape) new Unescaped().accept(program);
    return program;
  }

  return {
    /** Once before each rendering. */
    begin() {
      missing = new Set();
      defaulted = new Set();
      steps.begin();
    },
    /** Variables that had neither value nor default, and those whose default was used. */
    noticed: () => ({ missing: [...missing], usedDefaults: [...defaulted] }),
    compile(parts: readonly Part[]): (values: Values) => string[] {
      const programs = parts.map(programOf);
      const [first] = programs;
      if (!first) return () => [];
      const between = { type: "ContentStatement", value: seam, original: seam, loc: first.loc };
      const body = programs.flatMap((program, at) =>
        at === 0 ? program.body : [between as hbs.AST.Statement, ...program.body],
      );
      const render = handlebars.compile({ ...first, body });
      return (values) => {
        const texts = render(values, { data: { moment: momentOf(values) } }).split(seam);
        if (texts.length !== parts.length)
          throw new HelperError("A value holds control characters that no mail can hold.");
        return texts;
      };
    },
  };
}
