export const isSsml = (text: string): boolean => /^\s*<speak[\s>]/.test(text);

/** What is said of an SSML text, without its tags. */
export const spokenWords = (text: string): string =>
  (isSsml(text)
    ? text
        .replaceAll(/<[^>]*>/g, " ")
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&amp;", "&")
    : text
  )
    .replaceAll(/\s+/g, " ")
    // A tag that ends before a full stop leaves no gap.
    .replaceAll(/ (?=[.,;:!?…](?:\s|$))/g, "")
    .trim();

/** Calm speech is about 150 words a minute. */
const perWord = 400;
const units = { s: 1000, ms: 1 } as const;

/** Milliseconds it takes to say a text, with the pauses that SSML asks for. An estimate. */
export function spokenTime(text: string): number {
  const words = spokenWords(text).split(" ").filter(Boolean).length;
  const pauses = isSsml(text)
    ? [...text.matchAll(/<break\b[^>]*\btime\s*=\s*["'](\d+(?:\.\d+)?)(ms|s)["']/g)]
    : [];
  return pauses.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unit === "ms" ? units.ms : units.s),
    words * perWord,
  );
}
