const plain = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const grouped = /^[+-]?\d{1,3}(?:[ ,'\u00a0\u202f]\d{3})+(?:\.\d+)?$/;
const commaDecimal = /^[+-]?(?:\d+|\d{1,3}(?:[ .'\u00a0\u202f]\d{3})+)(?:,\d+)?$/;

/** A number as the file writes it, or null. `1,5` is one and a half only with `decimalComma`. */
export function readNumber(text: string, decimalComma: boolean): number | null {
  let written = text.trim();
  if (decimalComma) {
    if (!commaDecimal.test(written)) return plain.test(written) ? finite(written) : null;
    written = written.replaceAll(/[ .'\u00a0\u202f]/g, "").replace(",", ".");
  } else if (!plain.test(written)) {
    if (!grouped.test(written)) return null;
    written = written.replaceAll(/[ ,'\u00a0\u202f]/g, "");
  }
  return finite(written);
}

const finite = (text: string): number | null => {
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
};

/** Whether all samples are numbers, and which way they write the decimals; null if any is not one. */
export function numberFormat(samples: readonly string[]): { decimalComma: boolean } | null {
  const filled = samples.filter((sample) => sample.trim() !== "");
  if (filled.length === 0) return null;
  // A leading zero or a plus belongs to a postal code or a phone number, not to a quantity.
  if (filled.some((sample) => /^\s*(?:0\d|\+)/.test(sample))) return null;
  if (filled.every((sample) => readNumber(sample, false) !== null && !/^-?\d+,\d+$/.test(sample)))
    return { decimalComma: false };
  if (filled.every((sample) => readNumber(sample, true) !== null)) return { decimalComma: true };
  return null;
}
