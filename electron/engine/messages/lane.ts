import type { Driver, Outcome } from "../../../shared/channels/driver.ts";
import { pause } from "../clock.ts";
import { loop, type Loop } from "../loop.ts";
import type { Parts } from "../parts.ts";
import { CountSheet } from "../store/message-counts.ts";
import type { ChannelService } from "./channel-service.ts";
import { compose, outgoingOf, type ComposeContext, type ReadyMessage } from "./compose.ts";
import type { createSpeed } from "./speed.ts";
import { claim, dueRows, nextDueRow, refuse, reroute, settle } from "./outbox-rows.ts";

/*
 * A lane of the outbox hands the queued rows of one family of channels to its driver and writes what became of them; what
 * holds one lane up holds up no other. Invariants, in each of them:
 * 1. A row is committed as `sending`, flushed to the disk, before the driver sees it.
 * 2. Never more rows are `sending` than the driver has connections; so a crash leaves at most that many unknown.
 * 3. The end of one send and the beginning of the next share a transaction: one flush for both.
 * 4. Rows are composed ahead but claimed one by one: a pause, a cancel or the daily limit still stops them.
 * 5. What became of a send is kept until it is written: a full disk delays it and loses nothing.
 * 6. Every pass changes each row it picks, or stops the whole channel with its reason shown; nothing spins.
 */
export type Lane = {
  loop: Loop;
  waitingUntil(): number | null;
  /** Tries a channel that is being left alone at once. */
  retryNow(): void;
  /** Waits for what is on its way; called once, when the project is closed. */
  stop(): Promise<void>;
};
/** What the lanes have in common: who is being written to, and how fast. */
export type Shared = {
  /** Contact by message key, of all that is on its way. */
  inFlight: Map<number, number | null>;
  speed: ReturnType<typeof createSpeed>;
};

type Finished = { ready: ReadyMessage; outcome: Outcome; driver: Driver };

/** How long to leave a server alone that can't be reached or asked to wait, by failures in a row. */
const channelWaits = [5_000, 15_000, 60_000, 300_000];
/** Rows composed with one statement; they are claimed one by one all the same. */
const composedAhead = 64;
/** How long ends of sends are gathered for one flush. A flush costs more than a short wait of some connections. */
const gatherFor = 4;

export function createLane(
  parts: Parts,
  channel: ChannelService,
  context: () => ComposeContext,
  { inFlight, speed }: Shared,
): Lane {
  const { store, clock, topics } = parts;
  const { family } = channel;
  /** Keys of what this lane has on its way. */
  const flying = new Set<number>();
  const finished: Finished[] = [];
  let ready: ReadyMessage[] = [];
  let failures = 0;
  let waitUntil: number | null = null;
  let wakeUp: () => void = () => undefined;

  /** Composes rows ahead; says how many are refused for good or left to another lane, and how many events that made. */
  const refill = (wanted: number, counts: CountSheet): { refused: number; events: number } => {
    let refused = 0;
    let events = 0;
    if (ready.length >= wanted) return { refused, events };
    const taken = new Set([...flying, ...ready.map((message) => message.row.key)]);
    const rows = dueRows(store, clock.now(), Math.max(wanted, composedAhead), taken, {
      family,
      live: channel.live(),
    });
    for (const composed of compose(rows, context()))
      if (composed.kind === "mail" || composed.kind === "message") ready.push(composed);
      else if (composed.kind === "elsewhere") {
        reroute(store, composed.row, composed.family);
        refused += 1;
      } else {
        events += refuse(
          store,
          composed.row,
          composed.reason,
          composed.detail,
          clock.now(),
          counts,
        );
        refused += 1;
      }
    return { refused, events };
  };

  /** How many may start now under the project's limit of messages a second. */
  const allowance = (): number => {
    const limit = parts.settings().sendingPerSecond;
    return limit === null ? Infinity : limit - speed.lastSecond();
  };

  const noticeChannel = ({ outcome, driver }: Finished) => {
    // What an exchanged driver still reports says nothing about the one in use.
    if (driver !== channel.driver()) return;
    if (outcome.kind === "unreachable") {
      waitUntil = clock.now() + (channelWaits[Math.min(failures, channelWaits.length - 1)] ?? 0);
      failures += 1;
      if (channel.live()) channel.report(outcome.detail);
    } else if (outcome.kind === "channelDown") {
      waitUntil = Infinity;
      channel.report(outcome.detail);
    } else if (outcome.kind === "sent") {
      failures = 0;
      if (channel.problem() !== null) channel.report(null);
    }
  };

  /** One transaction: ends of sends, refusals, and the next claims. What was claimed may be handed to the driver. */
  const turn = (free: number): { claimed: ReadyMessage[]; refused: number } => {
    const claimed: ReadyMessage[] = [];
    const now = clock.now();
    const ended = [...finished];
    let refused = 0;
    let events = 0;
    store.transaction(() => {
      const counts = new CountSheet();
      for (const { ready: sent, outcome } of ended)
        events += settle(store, sent, outcome, now, counts);
      const refilled = refill(free, counts);
      refused = refilled.refused;
      events += refilled.events;
      const { dailyLimit, timeZone } = parts.settings();
      while (claimed.length < free && ready.length > 0) {
        const next = ready.shift();
        if (!next) break;
        const { contact } = next.row;
        const onTheirWay =
          claimed.filter((other) => other.row.contact === contact).length +
          [...inFlight.values()].filter((other) => other === contact).length;
        const result = claim(store, next, { now, dailyLimit, live: channel.live(), onTheirWay });
        if (result === "claimed") claimed.push(next);
        if (result === "held") refused += 1;
        if (typeof result === "string" && result !== "overLimit") continue;
        const { reason, detail } =
          result === "overLimit"
            ? ({ reason: "dailyLimit", detail: `${dailyLimit} a day` } as const)
            : result;
        events += refuse(store, next.row, reason, detail, now, counts);
        refused += 1;
      }
      counts.write(store, now, timeZone);
    });
    finished.splice(0, ended.length);
    for (const end of ended) noticeChannel(end);
    if (ended.length + claimed.length + refused > 0) topics.touch("messages");
    if (events > 0) topics.touch("events");
    return { claimed, refused };
  };

  const hand = (sent: ReadyMessage, driver: Driver) => {
    const { key, contact } = sent.row;
    speed.add();
    flying.add(key);
    inFlight.set(key, contact);
    void driver.send(outgoingOf(sent).message).then((outcome) => {
      flying.delete(key);
      inFlight.delete(key);
      finished.push({ ready: sent, outcome, driver });
      wakeUp();
    });
  };

  const ended = (count: number) =>
    finished.length >= count
      ? Promise.resolve()
      : new Promise<void>((resolve) => {
          wakeUp = () => {
            if (finished.length >= count) resolve();
          };
        });

  /** Waits for the first end, then shortly for all others on the wire. */
  const someEnd = async (stopping: AbortSignal) => {
    await (allowance() > 0 ? ended(1) : Promise.race([ended(1), pause(clock, 50, stopping)]));
    const all = flying.size + finished.length;
    const enough = new AbortController();
    if (finished.length < all)
      await Promise.race([ended(all), pause(clock, gatherFor, enough.signal)]);
    enough.abort();
  };

  const work = async (stopping: AbortSignal) => {
    const leftAlone = waitUntil !== null && clock.now() < waitUntil;
    if (leftAlone && flying.size + finished.length === 0) return;
    if (!leftAlone) waitUntil = null;
    let changed = false;
    for (;;) {
      const driver = channel.driver();
      const open = !stopping.aborted && waitUntil === null;
      const free = open ? Math.min(driver.connections - flying.size, allowance()) : 0;
      const { claimed, refused } = turn(Math.max(0, free));
      for (const sent of claimed) hand(sent, driver);
      changed ||= refused > 0;
      if (flying.size === 0 && finished.length === 0) {
        if (!open || (ready.length === 0 && allowance() > 0)) break;
        await pause(clock, 50, stopping);
        continue;
      }
      await someEnd(stopping);
      changed = true;
    }
    ready = [];
    // A run may be complete now; the scheduler looks once, not at every message.
    if (changed) topics.touch("campaigns");
  };

  // A mended or switched channel is tried at once.
  const unlisten = topics.listen((changed) => {
    if (changed.includes("channels") && channel.problem() === null) {
      waitUntil = null;
      failures = 0;
    }
  });

  const sending = loop({
    name: `outbox ${family}`,
    clock,
    log: parts.log,
    topics,
    wakesOn: ["messages", "channels", "settings", "campaigns"],
    nextDue: () => {
      const due = nextDueRow(store, { family, live: channel.live() });
      if (due === null) return null;
      return Math.max(due, waitUntil ?? 0);
    },
    work,
  });
  return {
    loop: sending,
    waitingUntil: () => waitUntil,
    retryNow() {
      waitUntil = null;
      failures = 0;
      sending.wake();
    },
    async stop() {
      unlisten();
      await sending.stop();
    },
  };
}
