import { availableParallelism } from "node:os";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** Where nobody watches, a test that stumbles over a busy machine is tried once more. */
const retry = process.env["CI"] ? 1 : 0;

export default defineConfig({
  test: {
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
          exclude: ["**/kill.test.ts", "**/package.test.ts"],
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
          testTimeout: 20_000,
          retry,
          setupFiles: ["renderer/testing/setup-dom.ts"],
        },
      },
    ],
  },
});
