/**
 * A column of texts as one text and where each ends: between threads and for the collector that is one thing instead of
 * thousands.
 */
export type Column = { text: string; ends: Uint32Array };

export class ColumnBuilder {
  #text = "";
  readonly #ends: number[] = [];

  push(text: string): void {
    this.#text += text;
    this.#ends.push(this.#text.length);
  }

  finish(): Column {
    return { text: this.#text, ends: Uint32Array.from(this.#ends) };
  }
}

export const textAt = ({ text, ends }: Column, at: number): string =>
  text.slice(at === 0 ? 0 : ends[at - 1], ends[at]);
