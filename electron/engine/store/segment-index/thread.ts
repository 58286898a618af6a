// The segment index's thread: keeps the columns, answers one question at a time, reads on when there is nothing to ask.
import { rmSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { AppError } from "../../../../shared/domain/errors.ts";
import { systemClock } from "../../clock.ts";
import { addFunctions } from "../functions.ts";
import { createAnswers } from "./answers.ts";
import { createCatcher } from "./catch-up.ts";
import type { Asked, Order, Said, ThreadData } from "./protocol.ts";
import { loadSnapshot, saveSnapshot } from "./snapshot.ts";
import { IndexState } from "./state.ts";

const { file, snapshot, nonce, control: shared } = workerData as ThreadData;
const control = new Int32Array(shared);
const db = new Sqlite(file, { readonly: true });
db.pragma("cache_size = -32768");
db.pragma("mmap_size = 1073741824");
addFunctions(db);
const catcher = createCatcher(db);

/** Rows read between two looks at the questions. */
const slice = 4_000;
/** Further behind than this, the live panel shows what the index has instead of waiting. */
const farBehind = 20_000;

const say = (said: Said) => parentPort?.postMessage(said);

const loaded = nonce === null ? null : loadSnapshot(snapshot, nonce);
let state = loaded ?? new IndexState();
/** Where `state` is as the snapshot has it; −1 when there is none. */
let savedVersion = loaded ? state.version : -1;
let catching = true;
let current = false;
let asOf = systemClock.now();
let running = -1;
let answers = createAnswers(db, state, () => running >= 0 && Atomics.load(control, 0) === running);

function startAnew(): void {
  state = new IndexState();
  savedVersion = -1;
  current = false;
  answers = createAnswers(db, state, () => running >= 0 && Atomics.load(control, 0) === running);
}

/** Inside a transaction: reads on; true when the index is as this transaction sees the tables. */
function readOn(limit?: number): boolean {
  current = catcher.catchUp(state, limit);
  if (state.misfit) {
    startAnew();
    current = catcher.catchUp(state, limit);
  }
  asOf = systemClock.now();
  return current;
}

const unsaved = () =>
  savedVersion < 0 ? state.contacts.length + state.endpoints.length : state.version - savedVersion;

function sayWhere(): void {
  const rows = state.endpoints.length + state.contacts.length;
  const behind = current ? 0 : catcher.behind(state);
  say({
    status: {
      state: current ? "ready" : rows < behind ? "building" : "catchingUp",
      done: rows + behind === 0 ? 1 : rows / (rows + behind),
      rows: state.endpoints.count,
      memory: state.memory,
    },
    unsaved: unsaved(),
    change: state.position.change,
    loaded: loaded !== null,
  });
}

function answer({ number, kind, input, stale }: Asked): void {
  if (Atomics.load(control, 0) === number) return say({ number, dropped: true });
  running = number;
  try {
    const result = db
      .transaction(() => {
        if (!(stale && !current && catcher.behind(state) > farBehind)) readOn();
        return answers[kind](input as never, { current, asOf });
      })
      .deferred();
    say({ number, answer: result });
  } catch (error) {
    if (Atomics.load(control, 0) === number) say({ number, dropped: true });
    else if (error instanceof AppError)
      say({
        number,
        error: {
          message: error.message,
          code: error.code,
          ...(error.place === undefined ? {} : { place: error.place }),
          ...(error.cure === undefined ? {} : { cure: error.cure }),
        },
      });
    else
      say({
        number,
        error: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) },
      });
  } finally {
    running = -1;
  }
}

function save(number: number, fresh: string, to: string): void {
  try {
    db.transaction(() => readOn()).deferred();
    saveSnapshot(to, state, fresh);
    savedVersion = state.version;
    say({ number, answer: { change: state.position.change } });
  } catch (error) {
    rmSync(`${to}.new`, { force: true });
    say({ number, error: { message: String(error) } });
  }
}

const orders: Order[] = [];
let working = false;
let trimmedAt = -1;

async function work(): Promise<void> {
  if (working) return;
  working = true;
  for (;;) {
    const order = orders.shift();
    if (order === "close") {
      db.close();
      parentPort?.close();
      return;
    }
    if (order === "catchUp") catching = true;
    else if (order && "save" in order) save(order.number, order.save, order.file);
    else if (order && "rebuild" in order) {
      startAnew();
      catching = true;
      say({ number: order.number, answer: null });
    } else if (order) answer(order);
    else if (catching) {
      const before = current;
      catching = !db.transaction(() => readOn(slice)).deferred();
      if (!catching && !before && trimmedAt < 0) {
        // After the first reading; later growth has room to grow on.
        state.trim();
        trimmedAt = state.version;
      }
      if (!catching || state.version % 100_000 < slice) sayWhere();
    } else break;
    // Messages that came meanwhile are taken first.
    await systemClock.breathe();
  }
  working = false;
}

parentPort?.on("message", (order: Order) => {
  orders.push(order);
  void work();
});
sayWhere();
void work();
