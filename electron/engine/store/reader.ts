// A thread that reads: runs one query at a time and answers by number.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { addFunctions } from "./functions.ts";
import { checkpoint } from "./checkpoint.ts";
import type { ReadRequest, ReadReply } from "./readers.ts";

const { file } = workerData as { file: string };
const sqlite = new Sqlite(file, { readonly: true });
sqlite.pragma("cache_size = -32768");
sqlite.pragma("temp_store = MEMORY");
sqlite.pragma("mmap_size = 1073741824");
addFunctions(sqlite);

parentPort?.on("message", (request: ReadRequest) => {
  if (request === "close") {
    sqlite.close();
    parentPort?.close();
    return;
  }
  let reply: ReadReply;
  try {
    const { number, queries } = request;
    if (queries === "checkpoint") reply = { number, results: [checkpoint(file)] };
    else {
      const results = sqlite
        .transaction(() => queries.map(({ sql, values }) => sqlite.prepare(sql).all(...values)))
        .deferred();
      reply = { number, results };
    }
  } catch (error) {
    reply = { number: request.number, error: String(error) };
  }
  parentPort?.postMessage(reply);
});
