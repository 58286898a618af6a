// `npm test`: lint, types, unit tests, end-to-end tests. Every part runs even when one before it failed; the last line
// is the sum. A part that cannot run counts as one failure.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { root, run } from "./run.ts";

type Count = { passed: number; failed: number };

const results = path.join(root, "test-results");
const unitFile = path.join(results, "unit.json");
const e2eFile = path.join(results, "e2e.json");

const one = (code: number): Count =>
  code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** A run that failed without a failed test, such as an error outside of any, is one failure more. */
const judged = (count: Count | null, code: number): Count => {
  if (!count) return { passed: 0, failed: 1 };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
};

function read<Report>(file: string, count: (report: Report) => Count): Count | null {
  try {
    return count(JSON.parse(readFileSync(file, "utf8")) as Report);
  } catch {
    return null;
  }
}

const unitCount = () =>
  read<{ numPassedTests: number; numFailedTests: number }>(unitFile, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
  }));

const e2eCount = () =>
  read<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    e2eFile,
    ({ stats }) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
    }),
  );

const parts: [name: string, run: () => Promise<Count>][] = [
  ["Lint", async () => one(await run("node_modules/oxlint/bin/oxlint", ["--type-aware"]))],
  ["Types", async () => one(await run("scripts/typecheck.ts", []))],
  [
    "Unit tests",
    async () => {
      const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${unitFile}`];
      const code = await run("node_modules/vitest/vitest.mjs", ["run", ...reporters]);
      return judged(unitCount(), code);
    },
  ],
  [
    "End-to-end tests",
    async () => {
      rmSync(e2eFile, { force: true });
      const code = await run("scripts/e2e.ts", []);
      return judged(e2eCount(), code);
    },
  ],
];

mkdirSync(results, { recursive: true });
rmSync(unitFile, { force: true });
const lines: string[] = [];
const sum: Count = { passed: 0, failed: 0 };
for (const [name, part] of parts) {
  console.log(`\n── ${name}`);
  const start = performance.now();
  const { passed, failed } = await part();
  const seconds = Math.round((performance.now() - start) / 1000);
  lines.push(`${name}: ${passed} passed, ${failed} failed, ${seconds} s`);
  sum.passed += passed;
  sum.failed += failed;
}
console.log(`\n${lines.join("\n")}`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exit(sum.failed > 0 ? 1 : 0);
