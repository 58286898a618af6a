/**
 * How criteria see a text when case is ignored. A letter outside ASCII never becomes one inside it (so K the Kelvin sign
 * and İ stay as they are): a text can then be compared with an ASCII value by SQLite's own, ASCII-only `lower`.
 */
export function fold(text: string): string {
  const lower = /[\u212A\u0130]/.test(text)
    ? text.replaceAll(/[^\u212A\u0130]+/g, (part) => part.toLowerCase())
    : text.toLowerCase();
  // The last sigma of a word is a letter of its own only in print.
  return lower.includes("ς") ? lower.replaceAll("ς", "σ") : lower;
}
