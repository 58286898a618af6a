/** Deeper than anybody writes, and well within what the stack bears. */
const mostLevels = 250;

type Node = hbs.AST.Node | object;
const isNode = (value: unknown): value is Node => typeof value === "object" && value !== null;

/**
 * The first place where blocks or brackets stand too deep inside one another; null where none do. Everything that
 * walks through a template afterwards calls itself at each level, so this does not.
 */
export function tooDeep(program: hbs.AST.Program): hbs.AST.SourceLocation | null {
  const left: { node: Node; level: number; at: hbs.AST.SourceLocation }[] = [
    { node: program, level: 0, at: program.loc },
  ];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, level } = next;
    if (level > mostLevels) return next.at;
    const at = "loc" in node && node.loc ? node.loc : next.at;
    const type = "type" in node ? node.type : null;
    const inner = level + (type === "Program" || type === "SubExpression" ? 1 : 0);
    for (const [name, value] of Object.entries(node) as [string, unknown][]) {
      if (name === "loc" || !isNode(value)) continue;
      left.push({ node: value, level: inner, at });
    }
  }
  return null;
}
