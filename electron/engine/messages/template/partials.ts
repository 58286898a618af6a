import Handlebars from "handlebars";

export type PartialProblem = { text: string; loc: hbs.AST.SourceLocation };

const nameOf = (node: hbs.AST.Node): string | null => {
  if (node.type === "StringLiteral") return (node as hbs.AST.StringLiteral).value;
  return node.type === "PathExpression" ? (node as hbs.AST.PathExpression).original : null;
};

type Call = {
  from: string | null;
  to: string | null;
  known: boolean;
  loc: hbs.AST.SourceLocation;
};

/** Who uses whom: the inline partials of a template, and what each of them (or the template itself) calls. */
class Calls extends Handlebars.Visitor {
  readonly calls: Call[] = [];
  count = 0;
  #inside: string | null = null;
  /** A partial can be used in the block it stands in, and in what stands in that. */
  readonly #known: ReadonlySet<string>[] = [];
  override Program(node: hbs.AST.Program): void {
    const own = node.body.filter(
      (part) => part.type === "DecoratorBlock",
    ) as hbs.AST.DecoratorBlock[];
    const names = own.flatMap(({ params: [name] }) => (name ? [nameOf(name)] : []));
    this.count += own.length;
    this.#known.push(new Set(names.filter((name) => name !== null)));
    super.Program(node);
    this.#known.pop();
  }
  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    const [parameter] = node.params;
    const outer = this.#inside;
    this.#inside = parameter ? nameOf(parameter) : null;
    this.accept(node.program);
    this.#inside = outer;
  }
  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.#call(node);
  }
  override PartialBlockStatement(node: hbs.AST.PartialBlockStatement): void {
    this.#call(node);
    this.accept(node.program);
  }
  #call({ name, loc }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement): void {
    const to = nameOf(name);
    const known = to !== null && this.#known.some((names) => names.has(to));
    this.calls.push({ from: this.#inside, to, known, loc });
  }
}

/** The calls that close a circle. Follows each call once, without calling itself: there may be thousands. */
function endlessCalls(calls: readonly Call[]): Set<Call> {
  const byCaller = Map.groupBy(calls, ({ from }) => from);
  const state = new Map<string, "inside" | "done">();
  const endless = new Set<Call>();
  const enter = (name: string) => {
    state.set(name, "inside");
    return { name, left: [...(byCaller.get(name) ?? [])] };
  };
  for (const start of byCaller.keys()) {
    if (start === null || state.has(start)) continue;
    const way = [enter(start)];
    for (let last = way.at(-1); last; last = way.at(-1)) {
      const call = last.left.shift();
      if (!call) {
        state.set(last.name, "done");
        way.pop();
      } else if (call.to !== null) {
        if (state.get(call.to) === "inside") endless.add(call);
        else if (!state.has(call.to)) way.push(enter(call.to));
      }
    }
  }
  return endless;
}

/** Each of them is set up anew with all before it, for every message. */
const mostPartials = 200;

/** What is wrong with the inline partials of a template: unknown ones, and ones that would call themselves for ever. */
export function inlinePartials(program: hbs.AST.Program): PartialProblem[] {
  const visitor = new Calls();
  visitor.accept(program);
  const { calls, count } = visitor;
  if (count > mostPartials)
    return [{ text: `A template has ${mostPartials} partials at most.`, loc: program.loc }];
  const endless = endlessCalls(calls);
  return calls.flatMap((call) => {
    const { to, known, loc } = call;
    if (to === null) return [{ text: "A partial has to be named as it is.", loc }];
    if (!known)
      return [
        {
          text: `There is no partial “${to}” here. Define it with {{#*inline "${to}"}}…{{/inline}}.`,
          loc,
        },
      ];
    if (endless.has(call))
      return [{ text: `The partial “${to}” would call itself for ever.`, loc }];
    return [];
  });
}
