import Handlebars from "handlebars";
import type { Values } from "./compile.ts";
import { HelperError } from "./helpers/arguments.ts";
import { createBudget, type Budget } from "./helpers/budget.ts";
import { registerHelpers } from "./helpers/index.ts";
import { momentOf } from "./moment.ts";
import { askHelper, parseTemplate, printHelper, valueHelper, type Field } from "./parse.ts";

/** A text to be rendered; `escape` where it is HTML. */
export type Part = { source: string; field: Field; escape: boolean };

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

/** Notes where each partial is used first: Handlebars does not say so when it uses one. */
class PartialPlaces extends Handlebars.Visitor {
  readonly #places: Map<string, HelperError["at"]>;
  constructor(places: Map<string, HelperError["at"]>) {
    super();
    this.#places = places;
  }
  override PartialStatement({ name, loc }: hbs.AST.PartialStatement): void {
    if ("original" in name && !this.#places.has(String(name.original)))
      this.#places.set(String(name.original), loc);
  }
}

/** No text of a mail holds these, so the parts of one rendering can be told apart again. */
const seam = "\u0000\u0001\u0000";

/** What is not a value's own stays out of reach, without a warning on the console each time. */
const locked = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };

/** Handlebars looks its partials up in itself, so that this counts them whoever uses them. */
function countPartials(
  handlebars: typeof Handlebars,
  budget: Budget,
  places: ReadonlyMap<string, HelperError["at"]>,
): void {
  type Called = [partial: unknown, context: unknown, options: { name: string }];
  type Runtime = { invokePartial(this: unknown, ...given: Called): unknown };
  const own = handlebars as unknown as { VM: Runtime };
  const { VM } = own;
  own.VM = {
    ...VM,
    invokePartial(...given) {
      try {
        budget.take(1);
        const text = VM.invokePartial.apply(this, given);
        if (typeof text === "string") budget.write(text.length);
        return text;
      } catch (error) {
        if (error instanceof HelperError) error.at ??= places.get(given[2].name);
        throw error;
      }
    },
  };
}

const withPlace = (helper: HelperError, { lineNumber, column }: Handlebars.Exception) => {
  if (lineNumber !== undefined) helper.at = { start: { line: lineNumber, column: column ?? 0 } };
  return helper;
};

/** Partials one inside the other go deeper than blocks can: what the stack does not bear is refused like all the rest. */
function bounded<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError)
      throw new HelperError("This is stopped: too many parts stand inside one another.", {
        cause: error,
      });
    if (error instanceof Handlebars.Exception)
      throw withPlace(new HelperError(error.message.replace(/ - \d+:\d+$/, "")), error);
    throw error;
  }
}

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
  const budget = createBudget();
  const partials = new Map<string, HelperError["at"]>();
  countPartials(handlebars, budget, partials);
  let missing = new Set<string>();
  let defaulted = new Set<string>();
  const fallback = (name: string): string | undefined => {
    const text = defaults[name];
    if (text === undefined) missing.add(name);
    else defaulted.add(name);
    return text;
  };
  registerHelpers(handlebars, budget, helpers);
  handlebars.registerHelper(printHelper, (value: unknown, name: string) => {
    if (isMissing(value)) return fallback(name) ?? "";
    const text: unknown = Array.isArray(value) ? value.join(", ") : value;
    if (typeof text === "string") budget.write(text.length);
    return text;
  });
  handlebars.registerHelper(valueHelper, (value: unknown, name: string) =>
    isMissing(value) ? fallback(name) : value,
  );
  handlebars.registerHelper(askHelper, (value: unknown, name: string) =>
    isMissing(value) && defaults[name] !== undefined ? fallback(name) : value,
  );

  function programOf({ source, field, escape }: Part): hbs.AST.Program {
    // Parsed again, because parsing for findings rewrites the tree; our own names are no findings.
    const { program } = parseTemplate(source, field, []);
    if (!program) throw new Error("a template that parsed before must parse again");
    new PartialPlaces(partials).accept(program);
    if (!escape) new Unescaped().accept(program);
    return program;
  }

  return {
    /** Once before each rendering. */
    begin() {
      missing = new Set();
      defaulted = new Set();
      budget.begin();
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
        const texts = bounded(() =>
          render(values, { ...locked, data: { moment: momentOf(values) } }).split(seam),
        );
        if (texts.length !== parts.length)
          throw new HelperError("A value holds control characters that no mail can hold.");
        return texts;
      };
    },
  };
}
