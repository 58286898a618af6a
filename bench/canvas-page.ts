// What is measured in the page: opening, keys, and the frames while it moves.
import type { CDPSession, Page } from "@playwright/test";

export type Frames = { perSecond: number; slowest: number; work: number };

type Key = { key: string; ctrlKey?: boolean; shiftKey?: boolean };
/** In milliseconds: until it shows, and what the page’s own thread worked meanwhile. */
export type Press = { shown: number; work: number };

export type Measured = {
  /** Milliseconds from the beginning of the page to a frame with cards. */
  open(address: string): Promise<number>;
  /** Milliseconds from a key to the end of the frame that shows what it did. */
  press(key: Key): Promise<Press>;
  pan(): Promise<Frames>;
  zoom(): Promise<Frames>;
  walk(steps: number): Promise<void>;
  wait(): Promise<void>;
};

const middle = { x: 700, y: 450 };
const turns = 90;

export async function measured(page: Page): Promise<Measured> {
  const devtools = await page.context().newCDPSession(page);
  // What the page's own thread works, whatever else the machine has to do meanwhile.
  await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
  const pressed = (key: Key) =>
    page.evaluate(
      (init) =>
        new Promise<number>((done) => {
          const begun = performance.now();
          const card =
            document.querySelector('.react-flow__node-activity[tabindex="0"]') ?? document.body;
          card.dispatchEvent(
            new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }),
          );
          requestAnimationFrame(() => {
            const channel = new MessageChannel();
            channel.port1.addEventListener("message", () => done(performance.now() - begun));
            channel.port1.start();
            channel.port2.postMessage(null);
          });
        }),
      key,
    );
  const press: Measured["press"] = async (key) => {
    const before = await worked(devtools);
    const shown = await pressed(key);
    return { shown, work: (await worked(devtools)) - before };
  };
  const wheel = async (x: number, y: number) => {
    await page.mouse.move(middle.x, middle.y);
    for (let turn = 0; turn < turns; turn += 1)
      await page.mouse.wheel(turn < turns / 2 ? x : -x, turn < turns / 2 ? y : -y);
  };
  return {
    press,
    async open(address) {
      await page.goto(address);
      const shown = await page.waitForFunction(
        () => document.querySelector(".react-flow__node-activity") !== null && performance.now(),
        null,
        { polling: "raf" },
      );
      return Number(await shown.jsonValue());
    },
    pan: () => framesWhile(page, devtools, () => wheel(6, 30)),
    async zoom() {
      await page.keyboard.down("Control");
      const frames = await framesWhile(page, devtools, () => wheel(0, 20));
      await page.keyboard.up("Control");
      return frames;
    },
    async walk(steps) {
      for (let step = 0; step < steps; step += 1) await press({ key: "ArrowDown" });
    },
    wait: () => page.waitForTimeout(700),
  };
}

/** How long the page’s thread has worked so far, in milliseconds of its own time. */
async function worked(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
}

async function framesWhile(
  page: Page,
  devtools: CDPSession,
  turn: () => Promise<void>,
): Promise<Frames> {
  await page.evaluate(() => {
    const state = { times: [] as number[], on: true };
    Object.assign(window, { counted: state });
    const count = (time: number) => {
      state.times.push(time);
      if (state.on) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  const before = await worked(devtools);
  await turn();
  const work = (await worked(devtools)) - before;
  const times = await page.evaluate(() => {
    const state = Reflect.get(window, "counted") as { times: number[]; on: boolean };
    state.on = false;
    return state.times;
  });
  const lasted = times.slice(1).map((time, index) => time - (times[index] ?? time));
  const whole = lasted.reduce((sum, one) => sum + one, 0);
  return {
    perSecond: (lasted.length * 1000) / whole,
    slowest: quantile(lasted, 0.95),
    work: work / lasted.length,
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
}
