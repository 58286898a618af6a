/** What is wrong with a text that has to be one JSON object, with its line; null where nothing is. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === "") return null;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? null
      : "The payload has to be one object, in braces.";
  } catch (error) {
    const words = error instanceof Error ? error.message : "";
    const at = Number(/position (\d+)/.exec(words)?.[1] ?? Number.NaN);
    const line = Number.isNaN(at) ? null : text.slice(0, at).split("\n").length;
    return line === null ? "This is not JSON yet." : `This is not JSON: look at line ${line}.`;
  }
}
