/** The window has no Node; its one test of a file that is not code has this much of it. */
declare module "node:fs" {
  export function readFileSync(file: URL, encoding: "utf8"): string;
}
