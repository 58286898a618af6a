import type { Driver, SendingFamily } from "../../../shared/channels/driver.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";

/** A family of channels in this project, as the outbox needs it. */
export type ChannelService = {
  readonly family: SendingFamily;
  /** Whether it reaches real people, or the sandbox mailbox. */
  live(): boolean;
  driver(): Driver;
  /** The channel is at fault: sending stops and the words are shown until it is mended. Null clears it. */
  report(problem: string | null): void;
  problem(): string | null;
  close(): Promise<void>;
};

/** A channel that has no provider yet: everything stays in the sandbox mailbox. */
export const sandboxChannel = (family: SendingFamily, driver: Driver): ChannelService => ({
  family,
  live: () => false,
  driver: () => driver,
  report: () => undefined,
  problem: () => null,
  close: () => driver.close(),
});

/** What is on its way was meant for where it began; tests that still wait are dropped, messages of journeys held. */
export function refuseWhileSending({ store, clock }: Parts, family: SendingFamily): void {
  const sending = store.get<{ name: string }>(
    `SELECT json_extract(c.draft, '$.name') AS name FROM runs r JOIN campaigns c ON c.id = r.campaign_id
       JOIN contents t ON t.key = r.content
       WHERE r.state IN ('preparing', 'sending') AND coalesce(json_extract(t.content, '$.type'), 'email') = ? LIMIT 1`,
    family,
  );
  if (sending)
    throw new AppError("CONFLICT", `“${sending.name}” is being sent.`, {
      cure: "Wait until it is done, or cancel it, then switch.",
    });
  store.run(
    "UPDATE messages SET state = 'notSent', reason = 'cancelled', due_at = NULL, updated_at = ? WHERE test = 1 AND family = ? AND state = 'queued'",
    clock.now(),
    family,
  );
}
