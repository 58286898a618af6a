// A read-only thread: runs one query at a time and answers by number.
import { parentPort, workerData } from "node:worker_threads";
import Sqlite from "better-sqlite3";
import { addFunctions } from "./functions.ts";
import type { ReadRequest, ReadReply } from "./readers.ts";

const sqlite = new Sqlite((workerData as { file: string }).file, { readonly: true });
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
    const results = sqlite
      .transaction(() =>
        request.queries.map(({ sql, values }) => sqlite.prepare(sql).all(...values)),
      )
      .deferred();
    reply = { number: request.number, results };
  } catch (error) {
    reply = { number: request.number, error: String(error) };
  }
  parentPort?.postMessage(reply);
});
