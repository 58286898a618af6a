import { ChannelType } from "../../../../shared/domain/channel.ts";
import { copier, createScratch } from "../../store/scratch.ts";
import { openReadOnly } from "../../store/audience-keys.ts";
import { batchesOf } from "./batches.ts";
import { textAt } from "./column.ts";
import { Pending } from "./pending.ts";
import { type CheckJob, type CheckResult, flag, keptProblems, noChannel } from "./protocol.ts";
import { seenOf } from "./seen-keys.ts";
import { addCounts } from "./tally.ts";
import { createWriter, noCounts } from "./writer.ts";

/** Key and segment of an import that will never be: they exist in the scratch tables only. */
const importKey = -1;
const segmentId = "check";

/** Does all an import would do, on a copy of what it would touch, and throws it away. */
export function check(job: CheckJob, progress: (bytes: number, rows: number) => void): CheckResult {
  const db = openReadOnly(job.database);
  try {
    db.sqlite.exec("BEGIN");
    const seen = seenOf(db, job.expectedRows);
    createScratch(db);
    const copy = copier(db);
    const pending = new Pending(db);
    const writer = createWriter(db, {
      importKey,
      segmentId,
      now: job.now,
      options: job.options,
      userIdsOnly: job.userIdsOnly,
      pending,
      withDocuments: false,
      lookAhead: (batch, at) =>
        copy({
          id: ((batch.flags[at] ?? 0) & flag.ownId) === 0 ? "" : textAt(batch.ids, at),
          user: textAt(batch.users, at),
          channel: ChannelType.options[batch.channels[at] ?? 0] ?? "",
          address: batch.channels[at] === noChannel ? "" : textAt(batch.addresses, at),
        }),
    });
    const result: CheckResult = { counts: noCounts(), problems: [] };
    for (const batch of batchesOf(job, null, seen)) {
      if (Atomics.load(job.control, 1) === 1) break;
      const tally = writer.write(batch, 0, batch.count, true);
      addCounts(result.counts, tally.counts);
      addCounts(result.counts, batch);
      const room = keptProblems - result.problems.length;
      const problems = [...batch.problems, ...tally.problems].sort((one, two) => one.row - two.row);
      if (room > 0) result.problems.push(...problems.slice(0, room));
      progress(batch.end, result.counts.rows);
    }
    return result;
  } finally {
    db.close();
  }
}
