/** The only source of time. Milliseconds since 1970, UTC. */
export type Clock = {
  now(): number;
  /** Calls back once `ms` from now; returns how to call it off. */
  after(ms: number, callback: () => void): () => void;
  /** Lets other work of this thread run first. */
  breathe(): Promise<void>;
  /** For speeds and durations only; never stored. */
  tick(): number;
};

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  breathe: () => new Promise((done) => setImmediate(done)),
  tick: () => performance.now(),
};

/** Waits on a clock; ends early, without an error, when `signal` fires. */
export const pause = (clock: Clock, ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal?.aborted) return done();
    const finish = () => {
      callOff();
      signal?.removeEventListener("abort", finish);
      done();
    };
    const callOff = clock.after(ms, finish);
    signal?.addEventListener("abort", finish, { once: true });
  });
