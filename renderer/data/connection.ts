import type { ClientContext, ClientLink } from "@orpc/client";

export type ConnectionState = "connecting" | "connected" | "reconnecting";

/** One living line to the engine; `closed` resolves when it is gone. */
export type Transport = { link: ClientLink<ClientContext>; closed: Promise<void> };

export type Connection = {
  link: ClientLink<ClientContext>;
  state: () => ConnectionState;
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
};

const backOff = (attempt: number) => Math.min(250 * 2 ** attempt, 5_000);
const sleep = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, milliseconds);
  });

/**
 * Keeps one line open for as long as the page lives. A call made while there is none waits for the next one; a call in
 * flight when the line breaks is rejected, because only its maker knows whether it may be repeated.
 */
export function keepConnected(
  open: () => Promise<Transport>,
  waitFor: (attempt: number) => number = backOff,
): Connection {
  const listeners = new Set<() => void>();
  let state: ConnectionState = "connecting";
  let stopped = false;
  let current = Promise.withResolvers<Transport>();

  const become = (next: ConnectionState) => {
    state = next;
    for (const listener of listeners) listener();
  };

  const run = async () => {
    let attempt = 0;
    while (!stopped) {
      try {
        const transport = await open();
        attempt = 0;
        current.resolve(transport);
        become("connected");
        await transport.closed;
        current = Promise.withResolvers<Transport>();
        become("reconnecting");
      } catch {
        // The host is not there (yet); the next try tells.
      }
      await sleep(waitFor(attempt));
      attempt += 1;
    }
  };
  void run();

  return {
    link: {
      call: async (path, input, options) => {
        const { link } = await current.promise;
        return link.call(path, input, options);
      },
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      stopped = true;
    },
  };
}
