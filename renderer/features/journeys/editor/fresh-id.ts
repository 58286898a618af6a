const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** An ID for a new activity or note: ten letters and digits, unlike Pinpoint’s own so that they are told apart. */
export const freshId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))]
    .map((byte) => letters[byte % letters.length] ?? "a")
    .join("");
