/** The GSM 03.38 alphabet without its escape table. */
const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These take two places. */
const extended = new Set("^{}\\[~]|€\f");

/** What can stand for a character that would make the whole message UCS-2, without changing what it says. */
const replacements: Record<string, string> = {
  "\u2018": "'",
  "\u2019": "'",
  "\u201A": ",",
  "\u201C": '"',
  "\u201D": '"',
  "\u201E": '"',
  "\u2013": "-",
  "\u2014": "-",
  "\u2026": "...",
  "\u2022": "-",
  "\u00A0": " ",
  "\u202F": " ",
  "\u2009": " ",
  "\u00AB": '"',
  "\u00BB": '"',
  "\u00B4": "'",
  "`": "'",
  "\t": " ",
};

export type SmsEncoding = "GSM-7" | "UCS-2";
export type SmsMeasure = {
  encoding: SmsEncoding;
  /** Places taken: septets for GSM-7, 16-bit units for UCS-2. */
  units: number;
  parts: number;
  /** Places left in the last part. */
  left: number;
  /** What made the message UCS-2, each character once, with what could stand for it. */
  forcing: { character: string; index: number; replacement: string | null }[];
};

const limits: Record<SmsEncoding, { single: number; part: number }> = {
  "GSM-7": { single: 160, part: 153 },
  "UCS-2": { single: 70, part: 67 },
};

/** How a text travels as SMS. A character is never torn between two parts, so a part may stay a place short. */
export function measureSms(text: string): SmsMeasure {
  const characters = Array.from(text);
  const forcing: SmsMeasure["forcing"] = [];
  const seen = new Set<string>();
  let index = 0;
  for (const character of characters) {
    if (!basic.has(character) && !extended.has(character) && !seen.has(character)) {
      seen.add(character);
      forcing.push({ character, index, replacement: replacements[character] ?? null });
    }
    index += character.length;
  }
  const encoding: SmsEncoding = forcing.length === 0 ? "GSM-7" : "UCS-2";
  const width = (character: string) =>
    encoding === "UCS-2" ? character.length : extended.has(character) ? 2 : 1;
  const units = characters.reduce((sum, character) => sum + width(character), 0);
  const { single, part } = limits[encoding];
  if (units <= single)
    return { encoding, units, parts: units === 0 ? 0 : 1, left: single - units, forcing };
  let parts = 1;
  let used = 0;
  for (const character of characters) {
    const size = width(character);
    if (used + size > part) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return { encoding, units, parts, left: part - used, forcing };
}

/** The text with every character replaced that has a plain equal; the others stay. */
export const plainSms = (text: string): string =>
  Array.from(text, (character) =>
    basic.has(character) || extended.has(character)
      ? character
      : (replacements[character] ?? character),
  ).join("");
