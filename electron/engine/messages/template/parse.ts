import Handlebars from "handlebars";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { alone, deciding, helperNames } from "./helpers/index.ts";
import { inlinePartials } from "./partials.ts";
import { placeAt } from "./tags.ts";
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
    const called = node.params.length > 0 || Boolean(node.hash?.pairs.length);
    if (!called || !isPath(node.path)) return called;
    this.helpers.add(node.path.original);
    if (!helperNames.has(node.path.original))
      this.findings.push(
        finding(this.#field, `There is no helper called “${node.path.original}”.`, node.loc),
      );
    return true;
  }
  /** Looks at what a helper is given, then lets variables among it pass through their defaults. */
  #parameters(
    node: hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement,
  ): void {
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
    this.accept(node.program);
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

type ParseError = Error & { lineNumber?: number; column?: number };

/** Where a syntax error stands, from 1. The parser says the line, and points below the last few characters it had read. */
function placeOf(
  error: ParseError,
  source: string,
): { line: number | null; column: number | null } {
  if (error.lineNumber !== undefined)
    return { line: error.lineNumber, column: error.column === undefined ? null : error.column + 1 };
  const [head, excerpt, pointer] = error.message.split("\n");
  const line = Number(/line (\d+)/.exec(head ?? "")?.[1]);
  if (!line) return { line: null, column: null };
  const seen = (excerpt ?? "").slice(0, pointer?.indexOf("^") ?? 0).replace(/^\.\.\./, "");
  const lines = source.split("\n");
  const before = lines.slice(0, line - 1).join("");
  const text = lines[line - 1] ?? "";
  for (let column = text.length; column >= 0; column -= 1)
    if ((before + text.slice(0, column)).endsWith(seen)) return { line, column: column + 1 };
  return { line, column: null };
}

/** Where the block begins that is never closed; the parser only says that the text ends before it is. */
function unclosedBlock(source: string): { line: number; column: number } | null {
  const open: number[] = [];
  for (const { 1: sign, index } of source.matchAll(/\{\{\{?~?\s*([#^/])\s*[^\s}~]/g))
    if (sign === "/") open.pop();
    else open.push(index);
  const [first] = open;
  return first === undefined ? null : placeAt(source, first);
}

const readableSyntax = (error: ParseError): string => {
  const message = error.message.replaceAll(/Parse error on line \d+:\n/g, "");
  const mismatch = /^(.+?) doesn't match (.+?)(?: - |$)/.exec(message);
  if (mismatch) return `The block {{#${mismatch[1]}}} is closed by {{/${mismatch[2]}}}.`;
  if (/got 'EOF'/.test(message)) return "A {{ or a block {{#…}} is not closed.";
  if (/got 'INVALID'|Expecting/.test(message)) return "This is not a complete {{variable}}.";
  return message.split("\n")[0] ?? message;
};

/** Reads one part of a message: syntax, unknown variables and helpers with their line and column. */
export function parseTemplate(source: string, field: Field, attributes: readonly string[]): Parsed {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(source);
  } catch (caught) {
    const error = caught as ParseError;
    const opened = /got 'EOF'/.test(error.message) ? unclosedBlock(source) : null;
    const { line, column } = opened
      ? { ...opened, column: opened.column - 1 }
      : placeOf(error, source);
    return {
      program: null,
      findings: [
        {
          ...finding(field, readableSyntax(error)),
          line,
          column: column === null ? null : column + 1,
        },
      ],
      printed: new Set(),
      read: new Set(),
      helpers: new Set(),
    };
  }
  const inspector = new Inspector(field, attributes);
  inspector.accept(program);
  const partials = inlinePartials(program).map(({ text, loc }) => finding(field, text, loc));
  return {
    program,
    findings: [...inspector.findings, ...partials],
    printed: inspector.printed,
    read: inspector.read,
    helpers: inspector.helpers,
  };
}
