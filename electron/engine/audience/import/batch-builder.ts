import { draw } from "../../random.ts";
import { type Batch, flag, type KeptProblem, noChannel } from "./protocol.ts";

export type NewRecord = {
  line: number;
  id: string;
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
};

/** Gathers the records of one stretch of the file, column by column. */
export class BatchBuilder {
  rows = 0;
  rejected = 0;
  warnings = 0;
  problems: KeptProblem[] = [];
  readonly #records: NewRecord[] = [];

  add(record: NewRecord): void {
    this.#records.push(record);
  }

  finish(from: { start: number; startLine: number }, to: { end: number; endLine: number }): Batch {
    const records = this.#records;
    const count = records.length;
    const fresh: number[] = [];
    const batch: Batch = {
      ...from,
      ...to,
      rows: this.rows,
      rejected: this.rejected,
      warnings: this.warnings,
      problems: this.problems,
      count,
      lines: new Float64Array(count),
      channels: new Uint8Array(count),
      optOuts: new Uint8Array(count),
      effective: new Float64Array(count),
      cohorts: new Uint8Array(count),
      flags: new Uint8Array(count),
      ids: [],
      users: [],
      addresses: [],
      documents: [],
      attributes: [],
      names: [],
      raws: [],
      byAddress: new Uint32Array(),
      byUser: new Uint32Array(),
    };
    for (let at = 0; at < count; at += 1) {
      const record = records[at];
      if (!record) continue;
      batch.lines[at] = record.line;
      batch.channels[at] = record.channel;
      batch.optOuts[at] = record.optOut;
      batch.effective[at] = record.effective;
      batch.cohorts[at] = Math.floor(draw(record.id) * 100);
      batch.flags[at] =
        (record.fresh ? flag.fresh : 0) |
        (record.ownId ? flag.ownId : 0) |
        (record.joined ? flag.joined : 0);
      batch.ids.push(record.id);
      batch.users.push(record.user);
      batch.addresses.push(record.address);
      batch.documents.push(record.document);
      batch.attributes.push(record.attributes);
      batch.names.push(record.name);
      batch.raws.push(record.raw);
      if (record.fresh && record.channel !== noChannel) fresh.push(at);
    }
    batch.byAddress = ordered(fresh, batch.addresses);
    batch.byUser = ordered(
      fresh.filter((at) => batch.users[at] !== "" && ((batch.flags[at] ?? 0) & flag.joined) === 0),
      batch.users,
    );
    return batch;
  }
}

/** Positions in the order of their texts: the look-up tables are written in order, not all over the place. */
function ordered(positions: number[], texts: string[]): Uint32Array {
  const text = (at: number) => texts[at] ?? "";
  let sorted = true;
  for (let at = 1; at < positions.length && sorted; at += 1)
    sorted = text(positions[at - 1] ?? 0) <= text(positions[at] ?? 0);
  const result = Uint32Array.from(positions);
  if (sorted) return result;
  return result.sort((one, two) => {
    const [a, b] = [text(one), text(two)];
    return a < b ? -1 : a > b ? 1 : 0;
  });
}
