// Loaded into the host before the product where a story lets time pass: each of its threads then lives as much later as the
// test last said, and its timers that have become due go off at once. Nothing of the product knows.
import { getEnvironmentData, isMainThread, setEnvironmentData } from "node:worker_threads";

const key = "milliseconds ahead";
if (isMainThread) {
  const shared = new BigInt64Array(new SharedArrayBuffer(8));
  shared[0] = BigInt(process.env["MILLISECONDS_AHEAD"] ?? 0);
  setEnvironmentData(key, shared);
}
// Threads within threads get it too.
const ahead = getEnvironmentData(key) as unknown as BigInt64Array<SharedArrayBuffer>;

const today = Date.now;
Date.now = () => today() + Number(Atomics.load(ahead, 0));

if (isMainThread) {
  process.on("message", (milliseconds: number) => {
    Atomics.store(ahead, 0, BigInt(milliseconds));
    Atomics.notify(ahead, 0);
    process.send?.("later");
  });
  process.channel?.unref();
} else {
  const { setTimeout, clearTimeout, setImmediate } = globalThis;
  const pending = new Map<NodeJS.Timeout, { due: number; fire: () => void }>();
  globalThis.setTimeout = ((
    callback: (...given: unknown[]) => void,
    ms = 0,
    ...given: unknown[]
  ) => {
    const timer = setTimeout(() => {
      pending.delete(timer);
      callback(...given);
    }, ms);
    pending.set(timer, { due: Date.now() + ms, fire: () => callback(...given) });
    return timer;
  }) as typeof setTimeout;
  globalThis.clearTimeout = (timer) => {
    pending.delete(timer as NodeJS.Timeout);
    clearTimeout(timer);
  };
  const listen = async () => {
    let seen = Atomics.load(ahead, 0);
    for (;;) {
      await Atomics.waitAsync(ahead, 0, seen).value;
      seen = Atomics.load(ahead, 0);
      for (const [timer, { due, fire }] of pending) {
        if (due > Date.now()) continue;
        globalThis.clearTimeout(timer);
        setImmediate(fire);
      }
    }
  };
  void listen();
}
