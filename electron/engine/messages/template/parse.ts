import Handlebars from "handlebars";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import { isKnownGroup, isKnownPath, nameOfPath, suggestion } from "./variables.ts";

export type Field = "subject" | "preheader" | "html" | "text";
export type Parsed = {
  program: hbs.AST.Program | null;
  findings: Finding[];
  /** Variables printed somewhere, by name. */
  printed: Set<string>;
  /** Every path that is read, for keeping exactly the values that were used. */
  read: Set<string>;
};

const builtIn = new Set(["if", "unless", "each", "with", "lookup"]);
/** Prints a variable, or notes that it has no value. Never written by people. */
export const printHelper = "print the value";

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
    if (!builtIn.has(node.path.original))
      this.findings.push(
        finding(this.#field, `There is no helper called “${node.path.original}”.`, node.loc),
      );
    return true;
  }
  override MustacheStatement(node: hbs.AST.MustacheStatement): void {
    if (this.#call(node)) {
      for (const parameter of node.params) this.accept(parameter);
      return;
    }
    if (!isPath(node.path)) return;
    const { path } = node;
    this.PathExpression(path);
    if (path.data || path.depth > 0 || this.#nested > 0 || path.parts.length === 0) return;
    if (!isKnownPath(path.parts)) return;
    const name = nameOfPath(path.parts);
    this.printed.add(name);
    // From here on the statement goes through the helper that notices a missing value.
    node.params = [
      path,
      {
        type: "StringLiteral",
        value: name,
        original: name,
        loc: path.loc,
      } as hbs.AST.StringLiteral,
    ];
    node.path = {
      ...path,
      original: printHelper,
      parts: [printHelper],
    } as hbs.AST.PathExpression;
  }
  override BlockStatement(node: hbs.AST.BlockStatement): void {
    const called = this.#call(node);
    for (const parameter of node.params) this.accept(parameter);
    if (!called && isPath(node.path)) this.PathExpression(node.path);
    const changesScope = !called || (isPath(node.path) && /^(each|with)$/.test(node.path.original));
    if (changesScope) this.#nested += 1;
    this.accept(node.program);
    if (changesScope) this.#nested -= 1;
    if (node.inverse) this.accept(node.inverse);
  }
  override SubExpression(node: hbs.AST.SubExpression): void {
    this.#call(node);
    for (const parameter of node.params) this.accept(parameter);
  }
  override PartialStatement(node: hbs.AST.PartialStatement): void {
    this.findings.push(finding(this.#field, "Partials are not available here.", node.loc));
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
    const { line, column } = placeOf(error, source);
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
    };
  }
  const inspector = new Inspector(field, attributes);
  inspector.accept(program);
  return {
    program,
    findings: inspector.findings,
    printed: inspector.printed,
    read: inspector.read,
  };
}
