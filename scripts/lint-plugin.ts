// House rules that no existing rule expresses.
type Node = { callee: { type: string; name?: string }; arguments: unknown[] };
type Context = { report: (problem: { node: Node; message: string }) => void };

export default {
  meta: { name: "wayline" },
  rules: {
    /** `new Date()` without arguments reads the clock. */
    "no-clock": {
      create: (context: Context) => ({
        NewExpression(node: Node) {
          if (node.callee.type !== "Identifier" || node.callee.name !== "Date") return;
          if (node.arguments.length > 0) return;
          context.report({ node, message: "Time is injected: use the Clock." });
        },
      }),
    },
  },
};
