import type { CampaignFigures } from "../../../shared/contract/campaigns.ts";
import type { Measure } from "../../../shared/domain/message.ts";
import type { Store } from "./database.ts";

type Sums = Partial<Record<Measure, number>>;

/** Sums of the rollup over some runs. */
function sumsOf(store: Store, runs: readonly number[]): Sums {
  const rows = store.all<{ measure: Measure; total: number }>(
    `SELECT measure, sum(count) AS total FROM message_counts
       WHERE run IN (SELECT value FROM json_each(?)) GROUP BY measure`,
    JSON.stringify(runs),
  );
  return Object.fromEntries(rows.map((row) => [row.measure, row.total]));
}

/** Bounces and complaints are of mail only; all messages of a run go by one family of channels. */
const isMail = (store: Store, run: number): boolean =>
  (store.get<{ family: string }>("SELECT family FROM messages WHERE run = ? LIMIT 1", run)
    ?.family ?? "email") === "email";

/**
 * The figures of a report. Delivered = sent − bounced, as Pinpoint counts. What needs the tracking door (opens, clicks,
 * unsubscribes) and what needs bounce feedback is null where it could not be measured.
 */
export function figuresOf(
  store: Store,
  runs: readonly { key: number; live: number; tracked: number }[],
): CampaignFigures {
  const sums = sumsOf(
    store,
    runs.map((run) => run.key),
  );
  const tracked = runs.length > 0 && runs.every((run) => run.tracked === 1);
  // Live mail has no bounce feedback yet beyond what the server says at once; the sandbox always answers.
  const feedback = runs.length > 0 && runs.every((run) => run.live === 0 && isMail(store, run.key));
  const of = (measure: Measure) => sums[measure] ?? 0;
  const settled = of("sent") + of("failed") + of("notSent") + of("unknown");
  return {
    targeted: of("targeted"),
    sent: of("sent"),
    waiting: Math.max(0, of("targeted") - settled),
    delivered: of("sent") - of("hardBounced") - of("softBounced"),
    failed: of("failed"),
    notSent: of("notSent"),
    unknown: of("unknown"),
    hardBounced: feedback || of("hardBounced") > 0 ? of("hardBounced") : null,
    softBounced: feedback || of("softBounced") > 0 ? of("softBounced") : null,
    opened: tracked || of("opened") > 0 ? of("opened") : null,
    clicked: tracked ? of("clicked") : null,
    unsubscribed: tracked || of("unsubscribed") > 0 ? of("unsubscribed") : null,
    complained: feedback || of("complained") > 0 ? of("complained") : null,
  };
}
