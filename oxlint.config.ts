import { defineConfig } from "oxlint";
import { forbidden, layers } from "./scripts/lint-layers.ts";

const injected = "Time and chance are injected: use the Clock and the random source.";

export default defineConfig({
  ignorePatterns: ["node_modules", "out", "dist", "coverage"],
  plugins: [
    "typescript",
    "react",
    "react-perf",
    "jsx-a11y",
    "import",
    "unicorn",
    "promise",
    "vitest",
    "oxc",
  ],
  jsPlugins: ["./scripts/lint-plugin.ts"],
  categories: { correctness: "error" },
  env: { builtin: true, browser: true, node: true },
  rules: {
    "import/no-cycle": "error",
    "import/no-default-export": "error",
    "import/no-unassigned-import": "off",
    "oxc/no-barrel-file": ["error", { threshold: 0 }],
    "no-console": "error",
    "typescript/no-explicit-any": "error",
    "typescript/no-non-null-assertion": "error",
    "typescript/no-floating-promises": "error",
    "typescript/no-misused-promises": "off",
    "typescript/unbound-method": "off",
    "typescript/no-base-to-string": "off",
    "typescript/restrict-template-expressions": "off",
    "react/react-in-jsx-scope": "off",
    "react-perf/jsx-no-new-object-as-prop": "off",
    "react-perf/jsx-no-new-array-as-prop": "off",
    "react-perf/jsx-no-new-function-as-prop": "off",
    "react-perf/jsx-no-jsx-as-prop": "off",
    "jsx-a11y/no-autofocus": "off",
    "vitest/require-mock-type-parameters": "off",
    "vitest/no-conditional-expect": "off",
  },
  overrides: [
    ...Object.entries(layers).map(([layer, rule]) => ({
      files: [`${layer}/**`],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: forbidden(layer, rule),
                message: `${layer} is ${rule.name}. It may import ${[...rule.may, ...(rule.packages ?? ["any package"])].join(", ") || "nothing of ours"}.`,
              },
            ],
          },
        ] as unknown as "error",
      },
    })),
    {
      files: ["renderer/features/**", "renderer/app/**"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "(^electron$|/electron/|^node:|better-sqlite3)",
                message: "The page reaches the engine only through shared/contract.",
              },
              {
                // A feature's own files are "./…" or "../<own subfolder>"; another feature is always two names away.
                regex:
                  "^\\.\\./(home|audience|segments|campaigns|messages|settings|projects|journeys|templates|analytics)/",
                message:
                  "Features do not import features; share through renderer/ui or renderer/data.",
              },
            ],
          },
        ] as unknown as "error",
      },
    },
    {
      files: ["electron/engine/*.ts", "electron/engine/api/**"],
      rules: {
        "no-restricted-imports": [
          "error",
          {
            patterns: [
              {
                regex: "(^electron$|/renderer/|/host/)",
                message: "The engine runs without Electron and without a host.",
              },
            ],
          },
        ] as unknown as "error",
      },
    },
    {
      files: ["shared/**", "electron/engine/**"],
      rules: {
        "no-restricted-properties": [
          "error",
          ...["now"].map((property) => ({ object: "Date", property, message: injected })),
          { object: "Math", property: "random", message: injected },
          { object: "crypto", property: "randomUUID", message: injected },
          { object: "performance", property: "now", message: injected },
        ] as unknown as "error",
        "wayline/no-clock": "error",
        "no-restricted-globals": [
          "error",
          ...["setTimeout", "setInterval", "setImmediate"].map((name) => ({
            name,
            message: injected,
          })),
        ] as unknown as "error",
      },
    },
    {
      files: [
        "electron/engine/clock.ts",
        "electron/engine/random.ts",
        "**/*.test.ts",
        "**/*.test.tsx",
        "electron/engine/testing/**",
      ],
      rules: {
        "wayline/no-clock": "off",
        "no-restricted-properties": "off",
        "no-restricted-globals": "off",
        "typescript/no-non-null-assertion": "off",
      },
    },
    {
      // Tests enter through the contract, so they may build a whole engine.
      files: ["electron/engine/**/*.test.ts"],
      rules: { "no-restricted-imports": "off", "typescript/require-array-sort-compare": "off" },
    },
    {
      files: [
        "*.config.ts",
        "scripts/**",
        "bench/**",
        "electron/engine/log.ts",
        "electron/serve.ts",
        "e2e/**",
      ],
      rules: {
        "no-console": "off",
        "import/no-default-export": "off",
        "typescript/no-non-null-assertion": "off",
      },
    },
    {
      files: ["shared/contract/index.ts", "shared/activities/index.ts", "shared/channels/index.ts"],
      rules: { "oxc/no-barrel-file": "off" },
    },
  ],
});
