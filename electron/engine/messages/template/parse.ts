import Handlebars from "handlebars";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { tooDeep } from "./depth.ts";
import { wrongUse } from "./helpers/arity.ts";
import { alone, deciding, helperNames } from "./helpers/index.ts";
import { inlinePartials } from "./partials.ts";
import { syntaxProblem, tooDeepText, unreadable, type SyntaxProblem } from "./syntax.ts";
import { isKnownGroup, isKnownPath, nameOfPath, suggestion } from "./variables.ts";

export type Field = "subject" | "preheader" | "html" | "text" | "headers";
export type Parsed = {
  program: hbs.AST.Program | null;
  findings: Finding[];
  /** Variables printed somewhere, by name. */
  printed: Set<string>;
  /** Every path that is read, for keeping exactly the values that were used. */
  read: Set<string>;
  /** Helpers that are called somewhere. */
  helpers: Set<string>;
};

/** Prints a variable, or notes that it has no value. Never written by people. */
export const printHelper = "print the value";
/** Hands a variable to another helper: the first notes that it has no value, the second leaves that to be decided. */
export const valueHelper = "the value";
export const askHelper = "the value, if any";

const finding = (field: Field, text: string, at?: hbs.AST.SourceLocation): Finding => ({
  severity: "error",
  step: "message",
  field,
  text,
  line: at?.start.line ?? null,
  column: at ? at.start.column + 1 : null,
});

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression =>
  node.type === "PathExpression";

/** Names that Handlebars keeps for itself are no variables of an item either. */
const callsHelper = (name: string) =>
  helperNames.has(name) || /^(?:block)?[hH]elperMissing$/.test(name);

class Inspector extends Handlebars.Visitor {
  readonly findings: Finding[] = [];
  readonly printed = new Set<string>();
  readonly read = new Set<string>();
  readonly helpers = new Set<string>();
  readonly #field: Field;
  readonly #attributes: readonly string[];
  /** Inside each/with, names are relative to the item and can't be judged. */
  #nested = 0;
  constructor(field: Field, attributes: readonly string[]) {
    super();
    this.#field = field;
    this.#attributes = attributes;
  }
  #call(node: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement): boolean {
    const { path } = node;
    // A helper's name alone calls it too, and so do brackets.
    const called =
      node.type === "SubExpression" ||
      node.params.length > 0 ||
      Boolean(node.hash?.pairs.length) ||
      (isPath(path) && path.parts.length === 1 && callsHelper(path.original));
    if (!called || !isPath(path)) return called;
    this.helpers.add(path.original);
    const problem = helperNames.has(path.original)
      ? wrongUse(path.original, node.params.length, node.type === "BlockStatement")
      : `There is no helper called “${path.original}”.`;
    if (problem !== null) this.findings.push(finding(this.#field, problem, node.loc));
    return true;
  }
  /** Looks at what a helper is given, then lets variables among it pass through their defaults. */
  #parameters(
    node: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement,
  ): void {
    if (isPath(node.path) && node.path.original === "inflect")
      node.params = node.params.map((each, at) => (at > 0 ? this.#bareWord(each) : each));
    for (const parameter of node.params) this.accept(parameter);
    if (!isPath(node.path)) return;
    const helper = deciding.has(node.path.original) ? askHelper : valueHelper;
    node.params = node.params.map((parameter) => {
      if (!isPath(parameter) || !this.#isVariable(parameter)) return parameter;
      const name = nameOfPath(parameter.parts);
      if (helper === valueHelper) this.printed.add(name);
      return {
        type: "SubExpression",
        path: { ...parameter, original: helper, parts: [helper] },
        params: [parameter, literal(name, parameter.loc)],
        loc: parameter.loc,
      } as unknown as hbs.AST.SubExpression;
    });
  }
  /** Pinpoint’s own example gives `inflect` its two words without quotes. */
  #bareWord(node: hbs.AST.Expression): hbs.AST.Expression {
    if (!isPath(node) || node.data || node.depth > 0 || this.#nested > 0) return node;
    const [word] = node.parts;
    const bare = node.parts.length === 1 && word === node.original && !isKnownPath(node.parts);
    return bare && word !== undefined ? literal(word, node.loc) : node;
  }
  #isVariable(path: hbs.AST.PathExpression): boolean {
    if (path.data || path.depth > 0 || this.#nested > 0) return false;
    return path.parts.length > 0 && isKnownPath(path.parts);
  }
  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (this.#call(node)) return this.#parameters(node);
    if (!isPath(node.path)) return;
    const { path } = node;
    if (alone.has(path.original)) return void this.helpers.add(path.original);
    this.PathExpression(path);
    if (!this.#isVariable(path)) return;
    const name = nameOfPath(path.parts);
    this.printed.add(name);
    // From here on the statement goes through the helper that notices a missing value.
    node.params = [path, literal(name, path.loc)];
    node.path = {
      ...path,
      original: printHelper,
      parts: [printHelper],
    } as hbs.AST.PathExpression;
  }
  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const called = this.#call(node);
    this.#parameters(node);
    if (!called && isPath(node.path)) this.PathExpression(node.path);
    const changesScope = !called || (isPath(node.path) && /^(each|with)$/.test(node.path.original));
    if (changesScope) this.#nested += 1;
    this.accept(node.program);
    if (changesScope) this.#nested -= 1;
    if (node.inverse) this.accept(node.inverse);
  }
  override SubExpression(node: hbs.AST.SubExpression): void {
    if (isPath(node.path) && alone.has(node.path.original))
      return void this.helpers.add(node.path.original);
    this.#call(node);
    this.#parameters(node);
  }
  /** The body of an inline partial; which of them there are is checked for the whole template. */
  override DecoratorBlock(node: hbs.AST.DecoratorBlock): void {
    this.#inlineOnly(node);
    this.accept(node.program);
  }
  override Decorator(node: hbs.AST.Decorator): void {
    this.#inlineOnly(node);
  }
  #inlineOnly(node: hbs.AST.Decorator | hbs.AST.DecoratorBlock): void {
    const inline = isPath(node.path) && node.path.original === "inline";
    if ("program" in node && inline && node.params.length === 1) return;
    const text = 'With {{#* or {{* only a partial can begin: {{#*inline "name"}} … {{/inline}}.';
    this.findings.push(finding(this.#field, text, node.loc));
  }
  override PartialStatement(node: hbs.AST.PartialStatement): void {
    for (const parameter of node.params) this.accept(parameter);
  }
  override PathExpression(path: hbs.AST.PathExpression): void {
    if (path.data || path.parts.length === 0) return;
    this.read.add(JSON.stringify(path.parts));
    if (this.#nested > 0 || path.depth > 0) return;
    if (isKnownPath(path.parts) || isKnownGroup(path.parts)) return;
    this.findings.push(
      finding(
        this.#field,
        `“${path.original}” is not a variable.${suggestion(path.parts, this.#attributes)}`,
        path.loc,
      ),
    );
  }
}

const literal = (name: string, loc: hbs.AST.SourceLocation): hbs.AST.StringLiteral => ({
  type: "StringLiteral",
  value: name,
  original: name,
  loc,
});

const nothing = (findings: Finding[]): Parsed => ({
  program: null,
  findings,
  printed: new Set(),
  read: new Set(),
  helpers: new Set(),
});

/** More of them help nobody, and a list of a hundred thousand is slow to show. */
const mostFindings = 100;

/** Reads one part of a message: syntax, unknown variables and helpers with their line and column. */
export function parseTemplate(source: string, field: Field, attributes: readonly string[]): Parsed {
  const refused = ({ text, place }: SyntaxProblem) =>
    nothing([{ ...finding(field, text), ...place }]);
  const unread = unreadable(source);
  if (unread) return refused(unread);
  let program: hbs.AST.Program;
  try {
    const read = Handlebars.parseWithoutProcessing(source, { srcName: field });
    const deep = tooDeep(read);
    if (deep) return nothing([finding(field, tooDeepText, deep)]);
    // It takes a tree too, whatever its types say; what is left to do is the blanks around blocks.
    program = Handlebars.parse(read as unknown as string);
  } catch (error) {
    return refused(syntaxProblem(error, source));
  }
  const inspector = new Inspector(field, attributes);
  inspector.accept(program);
  const partials = inlinePartials(program).map(({ text, loc }) => finding(field, text, loc));
  return {
    program,
    findings: [...inspector.findings, ...partials].slice(0, mostFindings),
    printed: inspector.printed,
    read: inspector.read,
    helpers: inspector.helpers,
  };
}
