import type { Clock } from "../clock.ts";

const seconds = 10;

/** Counts starts by second: what the limit and the status bar ask about. */
export function createSpeed(clock: Clock) {
  const counts = new Map<number, number>();
  const second = () => Math.floor(clock.now() / 1000);
  const forget = () => {
    for (const at of counts.keys()) if (at <= second() - seconds) counts.delete(at);
  };
  return {
    add() {
      forget();
      counts.set(second(), (counts.get(second()) ?? 0) + 1);
    },
    lastSecond: () => counts.get(second()) ?? 0,
    /** Mean over the last whole seconds; null while there is none. */
    perSecond(): number | null {
      forget();
      const whole = [...counts].filter(([at]) => at < second());
      const first = whole[0]?.[0];
      if (first === undefined) return null;
      return whole.reduce((sum, [, count]) => sum + count, 0) / (second() - first);
    },
  };
}
