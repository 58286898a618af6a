import { z } from "zod";
import { AutoAnswer } from "../../../shared/contract/messages.ts";
import { loop } from "../loop.ts";
import type { Parts } from "../parts.ts";
import { draw } from "../random.ts";
import { readSetting, writeSetting } from "../store/settings.ts";
import type { Feedback, Link } from "./feedback.ts";
import type { createPlayed } from "./played.ts";

/*
 * Answers what the sandbox receives by a rule, so that splits and reports have something to show. A message is answered once:
 * how far the rule came moves in the transaction of the answers, and what it answers is drawn by the message's key.
 */
const Kept = AutoAnswer.extend({ upTo: z.number() });
const setting = "sandbox.autoAnswer";
const off: z.infer<typeof Kept> = { on: false, open: 0.6, click: 0.1, bounce: 0.01, upTo: 0 };
const most = 200;

type Received = { key: number; message: number; family: string; state: string };

export function createAutoAnswer(
  parts: Parts,
  links: {
    feedback: Feedback;
    played: ReturnType<typeof createPlayed>;
    linkOf(message: number, index: number): Link | null;
  },
) {
  const { store, clock, topics } = parts;
  const kept = () => readSetting(store, setting, Kept) ?? off;

  const answer = ({ message, family }: Received, rule: z.infer<typeof Kept>): void => {
    if (family === "email" && draw("bounces", message) < rule.bounce) {
      links.feedback.record(message, "hardBounce", { simulated: true });
      return;
    }
    const share = draw("answers", message);
    // Whoever clicks has opened.
    if (share >= Math.max(rule.open, rule.click)) return;
    if (family === "push") {
      links.played.play(message, { kind: "pushOpened" });
      return;
    }
    links.feedback.record(message, "open", { simulated: true });
    const link = share < rule.click ? links.linkOf(message, 0) : null;
    if (link) links.feedback.record(message, "click", { link, simulated: true });
  };

  /** Answers some; true while there may be more. */
  const some = (): boolean => {
    const rule = kept();
    if (!rule.on) return false;
    const rows = store.all<Received>(
      `SELECT a.key, a.message, m.family, m.state FROM mails AS a JOIN messages AS m ON m.key = a.message
         WHERE a.key > ? AND a.inbound = 0 AND m.test = 0 ORDER BY a.key LIMIT ?`,
      rule.upTo,
      most,
    );
    // What is still being handed over is answered when that is written.
    const first = rows.findIndex(({ state }) => state === "sending");
    const ready = first < 0 ? rows : rows.slice(0, first);
    const last = ready.at(-1);
    if (!last) return false;
    store.transaction(() => {
      for (const row of ready)
        if (row.state === "sent" && (row.family === "email" || row.family === "push"))
          answer(row, rule);
      writeSetting(store, setting, { ...rule, upTo: last.key });
    });
    return ready.length === most;
  };

  return {
    get: (): AutoAnswer => AutoAnswer.parse(kept()),
    /** Switched on, it answers what arrives from then on. */
    set(rule: AutoAnswer): AutoAnswer {
      const newest =
        store.get<{ key: number | null }>("SELECT max(key) AS key FROM mails")?.key ?? 0;
      const before = kept();
      writeSetting(store, setting, { ...rule, upTo: before.on ? before.upTo : newest });
      topics.touch("mailbox", "settings");
      return rule;
    },
    loop: loop({
      name: "auto-answer",
      clock,
      log: parts.log,
      topics,
      wakesOn: ["mailbox", "messages"],
      nextDue: () => null,
      async work(signal) {
        while (!signal.aborted && some()) await clock.breathe();
      },
    }),
  };
}
