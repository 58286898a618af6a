import type { Topic } from "../../shared/contract/topics.ts";
import { pause, type Clock } from "./clock.ts";

/**
 * "These topics changed": the one sort of notification. Touches of one turn of the event loop arrive as one set, after
 * the commit that made them.
 */
export type Topics = {
  touch(...topics: Topic[]): void;
  listen(listener: (topics: Topic[]) => void): () => void;
  /** The same as a stream, for one client. */
  stream(signal: AbortSignal | undefined): AsyncGenerator<{ topics: Topic[] }>;
};

/** The same topics for what lives shorter than the engine: `end` stops every listener that came through it. */
export function scopedTopics(topics: Topics): Topics & { end(): void } {
  const stops = new Set<() => void>();
  return {
    touch: topics.touch,
    stream: topics.stream,
    listen(listener) {
      const stop = topics.listen(listener);
      stops.add(stop);
      return () => {
        stops.delete(stop);
        stop();
      };
    },
    end() {
      for (const stop of stops) stop();
      stops.clear();
    },
  };
}

export function createTopics(clock: Clock): Topics {
  const listeners = new Set<(topics: Topic[]) => void>();
  let pending = new Set<Topic>();
  const deliver = () => {
    const topics = [...pending];
    pending = new Set();
    for (const listener of listeners) listener(topics);
  };
  const topics: Topics = {
    touch(...changed) {
      if (pending.size === 0) void clock.breathe().then(deliver);
      for (const topic of changed) pending.add(topic);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async *stream(signal) {
      let waiting = new Set<Topic>();
      let wake: () => void = () => undefined;
      const stop = topics.listen((changed) => {
        for (const topic of changed) waiting.add(topic);
        wake();
      });
      const abort = () => wake();
      signal?.addEventListener("abort", abort);
      try {
        while (!signal?.aborted) {
          if (waiting.size > 0) {
            const changed = [...waiting];
            waiting = new Set();
            yield { topics: changed };
            // A client hears at most a few times a second, however often the engine commits.
            await pause(clock, 200, signal);
          } else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        signal?.removeEventListener("abort", abort);
        stop();
      }
    },
  };
  return topics;
}
