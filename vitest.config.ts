import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Where nobody watches, a test that stumbles over a busy machine is tried once more. */
const retry = process.env["CI"] ? 1 : 0;

/** The longest files begin first, so that none of them is alone at the end; the rest as vitest has it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]) {
    const sorted = await super.sort(files);
    const long = (file: TestSpecification) => file.project.name === "proofs";
    return [...sorted.filter(long), ...sorted.filter((file) => !long(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // By itself vitest leaves a core free: on two that would be half of them.
    maxWorkers: availableParallelism(),
    coverage: {
      provider: "v8",
      include: ["electron/**", "renderer/**", "shared/**"],
      reporter: ["text", "html"],
    },
    projects: [
      {
        test: {
          name: "node",
          include: ["{shared,electron,scripts}/**/*.test.ts"],
          exclude: [
            "**/kill.test.ts",
            "**/package.test.ts",
            "electron/*.test.ts",
            "**/full-disk.test.ts",
          ],
          environment: "node",
          // Tests share no state outside of their engine: a worker keeps its modules, a third of the time.
          isolate: false,
          testTimeout: 20_000,
          retry,
        },
      },
      {
        // They put something else in a module's place, or begin the desktop by loading it: modules of their own.
        test: {
          name: "alone",
          include: ["electron/*.test.ts", "electron/**/full-disk.test.ts"],
          environment: "node",
          testTimeout: 20_000,
          retry,
        },
      },
      {
        // Slower proofs that `npm run check` leaves out: killing the engine, packing the app.
        test: {
          name: "proofs",
          include: ["electron/**/{kill,package}.test.ts"],
          environment: "node",
          testTimeout: 60_000,
          retry,
        },
      },
      {
        plugins: [react()],
        test: {
          name: "page",
          include: ["renderer/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          isolate: false,
          testTimeout: 20_000,
          retry,
          setupFiles: ["renderer/testing/setup-dom.ts"],
        },
      },
    ],
  },
});
