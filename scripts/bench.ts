// npm run bench -- import|send|start|segments|journeys|simulate [options]: prints a table, then one JSON line per figure.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const folder = path.join(import.meta.dirname, "../bench");
const [name = "", ...rest] = process.argv.slice(2);
const file = path.join(folder, `${name}.ts`);
const names = readdirSync(folder).flatMap((entry) => /^([a-z]+)\.ts$/.exec(entry)?.[1] ?? []);
if (!/^[a-z]+$/.test(name) || !existsSync(file)) {
  console.error(`Say what to measure: npm run bench -- ${names.join("|")}`);
  process.exit(2);
}
process.argv.splice(2, process.argv.length, ...rest);
await import(file);
