import type { EmailDriver, Outcome } from "../../../shared/channels/driver.ts";
import { pause } from "../clock.ts";
import { loop, type Loop } from "../loop.ts";
import type { Parts } from "../parts.ts";
import { CountSheet } from "../store/message-counts.ts";
import { compose, type Composed, type ComposeContext, type OutboxRow } from "./compose.ts";
import type { EmailChannelService } from "./email-channel.ts";
import { createSpeed } from "./speed.ts";
import { claim, dueRows, nextDueRow, refuse, setAsideUnknown, settle } from "./outbox-rows.ts";

/*
 * The outbox hands queued rows to the driver and writes what became of them. Invariants:
 * 1. A row is committed as `sending`, flushed to the disk, before the driver sees it.
 * 2. Never more rows are `sending` than the driver has connections; so a crash leaves at most that many unknown.
 * 3. The end of one send and the beginning of the next share a transaction: one flush for both.
 * 4. Rows are composed ahead but claimed one by one: a pause, a cancel or the daily limit still stops them.
 * 5. What became of a send is kept until it is written: a full disk delays it and loses nothing.
 * 6. Every pass changes each row it picks, or stops the whole channel with its reason shown; nothing spins.
 */
export type Outbox = {
  loop: Loop;
  perSecond(): number | null;
  waitingUntil(): number | null;
  /** Tries a channel that is being left alone at once. */
  retryNow(): void;
  /** Waits for what is on its way; called once, when the project is closed. */
  stop(): Promise<void>;
};

type Finished = { row: OutboxRow; outcome: Outcome; driver: EmailDriver };
type Mail = Extract<Composed, { kind: "mail" }>;

/** How long to leave a server alone that can't be reached or asked to wait, by failures in a row. */
const channelWaits = [5_000, 15_000, 60_000, 300_000];
/** Rows composed with one statement; they are claimed one by one all the same. */
const composedAhead = 64;
/** How long ends of sends are gathered for one flush. A flush costs more than a short wait of some connections. */
const gatherFor = 4;

export function createOutbox(
  parts: Parts,
  channel: EmailChannelService,
  context: () => ComposeContext,
): Outbox {
  const { store, clock, topics } = parts;
  /** Contact by message key. */
  const inFlight = new Map<number, number | null>();
  const finished: Finished[] = [];
  let ready: Mail[] = [];
  let failures = 0;
  let waitUntil: number | null = null;
  const speed = createSpeed(clock);
  let wakeUp: () => void = () => undefined;

  if (setAsideUnknown(store, clock.now(), parts.settings().timeZone) > 0) topics.touch("messages");

  /** Composes rows ahead; returns how many of them are refused for good. */
  const refill = (wanted: number, counts: CountSheet): number => {
    if (ready.length >= wanted) return 0;
    let refused = 0;
    const taken = new Set([...inFlight.keys(), ...ready.map((mail) => mail.row.key)]);
    const rows = dueRows(
      store,
      clock.now(),
      Math.max(wanted, composedAhead),
      taken,
      channel.live(),
    );
    for (const composed of compose(rows, context()))
      if (composed.kind === "mail") ready.push(composed);
      else {
        refuse(store, composed.row, composed.reason, composed.detail, clock.now(), counts);
        refused += 1;
      }
    return refused;
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
  const turn = (free: number): { claimed: Mail[]; refused: number } => {
    const claimed: Mail[] = [];
    const now = clock.now();
    const ended = [...finished];
    let refused = 0;
    store.transaction(() => {
      const counts = new CountSheet();
      for (const { row, outcome } of ended) settle(store, row, outcome, now, counts);
      refused = refill(free, counts);
      const { dailyLimit, timeZone } = parts.settings();
      while (claimed.length < free && ready.length > 0) {
        const mail = ready.shift();
        if (!mail) break;
        const { contact } = mail.row;
        const onTheirWay =
          claimed.filter((other) => other.row.contact === contact).length +
          [...inFlight.values()].filter((other) => other === contact).length;
        const result = claim(store, mail, { now, dailyLimit, live: channel.live(), onTheirWay });
        if (result === "claimed") claimed.push(mail);
        if (result === "claimed" || result === "gone" || result === "moved") continue;
        const { reason, detail } =
          result === "overLimit"
            ? ({ reason: "dailyLimit", detail: `${dailyLimit} a day` } as const)
            : result;
        refuse(store, mail.row, reason, detail, now, counts);
        refused += 1;
      }
      counts.write(store, now, timeZone);
    });
    finished.splice(0, ended.length);
    for (const end of ended) noticeChannel(end);
    if (ended.length + claimed.length + refused > 0) topics.touch("messages");
    return { claimed, refused };
  };

  const hand = (mail: Mail, driver: EmailDriver) => {
    speed.add();
    inFlight.set(mail.row.key, mail.row.contact);
    void driver.send(mail.mail).then((outcome) => {
      inFlight.delete(mail.row.key);
      finished.push({ row: mail.row, outcome, driver });
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
    const all = inFlight.size + finished.length;
    const enough = new AbortController();
    if (finished.length < all)
      await Promise.race([ended(all), pause(clock, gatherFor, enough.signal)]);
    enough.abort();
  };

  const work = async (stopping: AbortSignal) => {
    const leftAlone = waitUntil !== null && clock.now() < waitUntil;
    if (leftAlone && inFlight.size + finished.length === 0) return;
    if (!leftAlone) waitUntil = null;
    let changed = false;
    for (;;) {
      const driver = channel.driver();
      const open = !stopping.aborted && waitUntil === null;
      const free = open ? Math.min(driver.connections - inFlight.size, allowance()) : 0;
      const { claimed, refused } = turn(Math.max(0, free));
      for (const mail of claimed) hand(mail, driver);
      changed ||= refused > 0;
      if (inFlight.size === 0 && finished.length === 0) {
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
    name: "outbox",
    clock,
    log: parts.log,
    topics,
    wakesOn: ["messages", "channels", "settings", "campaigns"],
    nextDue: () => {
      const due = nextDueRow(store, channel.live());
      if (due === null) return null;
      return Math.max(due, waitUntil ?? 0);
    },
    work,
  });
  return {
    loop: sending,
    perSecond: speed.perSecond,
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
