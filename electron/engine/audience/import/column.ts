/**
 * A column of texts as one text and where each ends: between threads and for the collector that is one thing instead of
 * thousands.
 */
export type Column = { text: string; ends: Uint32Array };

export class ColumnBuilder {
  readonly #texts: string[] = [];
  readonly #ends: number[] = [];
  #end = 0;

  push(text: string): void {
    this.#texts.push(text);
    this.#end += text.length;
    this.#ends.push(this.#end);
  }

  finish(): Column {
    return { text: this.#texts.join(""), ends: Uint32Array.from(this.#ends) };
  }
}

export const textAt = ({ text, ends }: Column, at: number): string =>
  text.slice(at === 0 ? 0 : ends[at - 1], ends[at]);
