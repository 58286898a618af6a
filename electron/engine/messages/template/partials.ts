import Handlebars from "handlebars";

export type PartialProblem = { text: string; loc: hbs.AST.SourceLocation };

const nameOf = (node: hbs.AST.Node): string | null => {
  if (node.type === "StringLiteral") return (node as hbs.AST.StringLiteral).value;
  return node.type === "PathExpression" ? (node as hbs.AST.PathExpression).original : null;
};

/** Who uses whom: the inline partials of a template, and what each of them (or the template itself) calls. */
class Calls extends Handlebars.Visitor {
  readonly defined = new Set<string>();
  readonly calls: { from: string | null; to: string | null; loc: hbs.AST.SourceLocation }[] = [];
  #inside: string | null = null;
  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    const [parameter] = node.params;
    const name = parameter ? nameOf(parameter) : null;
    if (name !== null) this.defined.add(name);
    const outer = this.#inside;
    this.#inside = name;
    this.accept(node.program);
    this.#inside = outer;
  }
  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.calls.push({ from: this.#inside, to: nameOf(node.name), loc: node.loc });
  }
  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.calls.push({ from: this.#inside, to: nameOf(node.name), loc: node.loc });
    this.accept(node.program);
  }
}

/** What is wrong with the inline partials of a template: unknown ones, and ones that would call themselves for ever. */
export function inlinePartials(program: hbs.AST.Program): PartialProblem[] {
  const visitor = new Calls();
  visitor.accept(program);
  const { calls, defined } = visitor;
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    return calls.some(
      (call) => call.from === from && call.to !== null && reaches(call.to, to, seen),
    );
  };
  return calls.flatMap(({ from, to, loc }) => {
    if (to === null) return [{ text: "A partial has to be named as it is.", loc }];
    if (!defined.has(to))
      return [
        {
          text: `There is no partial “${to}”. Define it with {{#*inline "${to}"}}…{{/inline}}.`,
          loc,
        },
      ];
    if (from !== null && reaches(to, from))
      return [{ text: `The partial “${to}” would call itself for ever.`, loc }];
    return [];
  });
}
