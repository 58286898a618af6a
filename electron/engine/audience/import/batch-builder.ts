import { ColumnBuilder } from "./column.ts";
import { type Batch, flag, type KeptProblem } from "./protocol.ts";

export type NewRecord = {
  line: number;
  id: string;
  cohort: number;
  ownId: boolean;
  channel: number;
  address: string;
  user: string;
  optOut: number;
  effective: number;
  document: string;
  attributes: string;
  name: string | null;
  fresh: boolean;
  joined: boolean;
  raw: string;
  addressHash: Hash;
  userHash: Hash;
};
export type Hash = { readonly bucket: number; readonly two: number };

/** Gathers the records of one stretch of the file, column by column. */
export class BatchBuilder {
  rows = 0;
  rejected = 0;
  warnings = 0;
  problems: KeptProblem[] = [];
  readonly #lines: number[] = [];
  readonly #channels: number[] = [];
  readonly #optOuts: number[] = [];
  readonly #effective: number[] = [];
  readonly #flags: number[] = [];
  readonly #ids = new ColumnBuilder();
  readonly #users = new ColumnBuilder();
  readonly #addresses = new ColumnBuilder();
  readonly #documents = new ColumnBuilder();
  readonly #attributes = new ColumnBuilder();
  readonly #names = new ColumnBuilder();
  readonly #cohorts: number[] = [];
  readonly #hashes: number[] = [];
  readonly #raws = new ColumnBuilder();

  add(record: NewRecord): void {
    this.#lines.push(record.line);
    this.#channels.push(record.channel);
    this.#optOuts.push(record.optOut);
    this.#effective.push(record.effective);
    this.#flags.push(
      (record.fresh ? flag.fresh : 0) |
        (record.ownId ? flag.ownId : 0) |
        (record.joined ? flag.joined : 0),
    );
    this.#ids.push(record.id);
    this.#users.push(record.user);
    this.#addresses.push(record.address);
    this.#documents.push(record.document);
    this.#attributes.push(record.attributes);
    this.#names.push(record.name ?? "");
    this.#cohorts.push(record.cohort);
    const { addressHash, userHash } = record;
    this.#hashes.push(addressHash.bucket, addressHash.two, userHash.bucket, userHash.two);
    this.#raws.push(record.raw);
  }

  finish(from: { start: number; startLine: number }, to: { end: number; endLine: number }): Batch {
    return {
      ...from,
      ...to,
      rows: this.rows,
      rejected: this.rejected,
      warnings: this.warnings,
      problems: this.problems,
      count: this.#lines.length,
      lines: Float64Array.from(this.#lines),
      channels: Uint8Array.from(this.#channels),
      optOuts: Uint8Array.from(this.#optOuts),
      effective: Float64Array.from(this.#effective),
      cohorts: Uint8Array.from(this.#cohorts),
      hashes: Uint32Array.from(this.#hashes),
      flags: Uint8Array.from(this.#flags),
      ids: this.#ids.finish(),
      users: this.#users.finish(),
      addresses: this.#addresses.finish(),
      documents: this.#documents.finish(),
      attributes: this.#attributes.finish(),
      names: this.#names.finish(),
      raws: this.#raws.finish(),
    };
  }
}
