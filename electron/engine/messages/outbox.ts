import type { Parts } from "../parts.ts";
import type { ChannelService } from "./channel-service.ts";
import type { ComposeContext } from "./compose.ts";
import { createLane } from "./lane.ts";
import { setAsideUnknown } from "./outbox-rows.ts";
import { createSpeed } from "./speed.ts";

/** The outbox: a lane for each family of channels, so that one's trouble does not stop the others. */
export type Outbox = {
  /** Resolves when no lane has anything left to do at this moment. */
  idle(): Promise<void>;
  /** What keeps the lanes from working, such as a full disk; null while nothing does. */
  trouble(): string | null;
  perSecond(): number | null;
  /** Until when the first of the lanes that are left alone is; null while none is. */
  waitingUntil(): number | null;
  /** Tries channels that are being left alone at once. */
  retryNow(): void;
  /** Waits for what is on its way; called once, when the project is closed. */
  stop(): Promise<void>;
};

export function createOutbox(
  parts: Parts,
  channels: readonly ChannelService[],
  context: () => ComposeContext,
): Outbox {
  const { store, clock, topics } = parts;
  if (setAsideUnknown(store, clock.now(), parts.settings().timeZone) > 0) topics.touch("messages");
  const shared = { inFlight: new Map<number, number | null>(), speed: createSpeed(clock) };
  const lanes = channels.map((channel) => createLane(parts, channel, context, shared));
  return {
    async idle() {
      await Promise.all(lanes.map((lane) => lane.loop.idle()));
    },
    trouble: () => lanes.map((lane) => lane.loop.trouble()).find((words) => words !== null) ?? null,
    perSecond: shared.speed.perSecond,
    waitingUntil() {
      const waits = lanes.flatMap((lane) => lane.waitingUntil() ?? []);
      return waits.length === 0 ? null : Math.min(...waits);
    },
    retryNow() {
      for (const lane of lanes) lane.retryNow();
    },
    async stop() {
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
  };
}
