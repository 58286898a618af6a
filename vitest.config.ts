import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
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
        },
      },
      {
        // Slower proofs that `npm run check` leaves out: killing the engine, packing the app.
        test: {
          name: "proofs",
          include: ["electron/**/{kill,package}.test.ts"],
          environment: "node",
          testTimeout: 60_000,
        },
      },
      {
        plugins: [react()],
        test: {
          name: "page",
          include: ["renderer/**/*.test.{ts,tsx}"],
          environment: "jsdom",
          testTimeout: 20_000,
          setupFiles: ["renderer/testing/setup-dom.ts"],
        },
      },
    ],
  },
});
