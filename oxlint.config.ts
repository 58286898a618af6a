import { readFileSync } from "node:fs";
import { defineConfig } from "oxlint";

/**
 * Who may import whom. Per folder: the folders of ours it may reach, and the packages. Paths inside the own folder are
 * always allowed. `packages: null` = any.
 */
const layers: Record<string, { may: string[]; packages: string[] | null; name: string }> = {
  "shared/domain": { may: [], packages: ["zod"], name: "the words and pure functions" },
  "shared/activities": { may: ["shared/domain"], packages: ["zod"], name: "activity types" },
  "shared/channels": { may: ["shared/domain"], packages: ["zod"], name: "channel descriptors" },
  "shared/journey": {
    may: ["shared/activities", "shared/channels", "shared/domain"],
    packages: ["zod"],
    name: "the journey graph",
  },
  "shared/pinpoint": {
    may: ["shared/activities", "shared/channels", "shared/domain", "shared/journey"],
    packages: ["zod"],
    name: "Pinpoint codecs",
  },
  "shared/contract": {
    may: ["shared"],
    packages: ["zod", "@orpc/contract", "@orpc/client"],
    name: "the contract",
  },
  "electron/engine/store": {
    may: ["shared", "electron/engine/clock", "electron/engine/random", "electron/engine/zones"],
    packages: ["drizzle-orm", "better-sqlite3", "node:", "zod"],
    name: "the store",
  },
  ...Object.fromEntries(
    [
      "audience",
      "campaigns",
      "journeys",
      "messages",
      "feedback",
      "analytics",
      "recommender",
      "projects",
      "sample",
    ].map((area) => [
      `electron/engine/${area}`,
      {
        may: [
          "shared",
          "electron/engine/store",
          "electron/engine/loop",
          "electron/engine/clock",
          "electron/engine/random",
          "electron/engine/topics",
          "electron/engine/tasks",
          "electron/engine/log",
          "electron/engine/parts",
          "electron/engine/zones",
        ],
        packages: null,
        name: `the ${area} module: modules meet in the tables, not in each other`,
      },
    ]),
  ),
  "electron/engine/channels": {
    may: ["shared/channels", "shared/domain", "electron/engine/clock"],
    packages: null,
    name: "channel drivers",
  },
  "electron/host": {
    may: ["shared/contract", "shared/domain"],
    packages: null,
    name: "the hosts' shared parts; the engine is a thread, reached by its path and the contract",
  },
  "renderer/ui": {
    may: ["shared/domain"],
    packages: [
      "react",
      "react-dom",
      "@mantine/",
      "@tabler/",
      "recharts",
      "@tanstack/react-virtual",
      "react-router",
      "get-nonce",
    ],
    name: "the shared parts of the window",
  },
  "renderer/data": {
    may: ["shared"],
    packages: null,
    name: "the client and its queries",
  },
  "renderer/message": {
    may: ["renderer/ui", "renderer/data", "shared"],
    packages: null,
    name: "what campaigns and templates share in writing messages",
  },
  "renderer/activities": {
    may: ["renderer/ui", "renderer/data", "shared"],
    packages: null,
    name: "how activities look",
  },
};

const packagesOfOurs = JSON.parse(
  readFileSync(new URL("./package.json", import.meta.url), "utf8"),
) as { dependencies: object; devDependencies: object };
const allPackages = [
  ...Object.keys(packagesOfOurs.dependencies),
  ...Object.keys(packagesOfOurs.devDependencies),
  "node:",
].filter((name) => !/^(vitest|fast-check|@testing-library\/.*|@types\/.*)$/.test(name));

const escape = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, "\\$&");
const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** Every place of ours that a rule can name, so that what a layer may not reach can be listed. */
const places = [
  ...Object.keys(layers),
  "electron/engine/api",
  "electron/engine/pinpoint",
  "electron/engine/testing",
  "electron/engine/loop",
  "electron/engine/topics",
  "electron/engine/tasks",
  "electron/engine/log",
  "electron/engine/parts",
  "electron/engine/zones",
  "electron/engine/engine",
  "electron/engine/worker",
  "electron/main",
  "electron/serve",
  "electron/preload",
  "renderer/app",
  "renderer/features",
];

/** How a file anywhere inside `layer` writes a path to `place`, whatever its depth. */
const pathTo = (layer: string, place: string): string => {
  const from = layer.split("/");
  const to = place.split("/");
  let same = 0;
  while (same < from.length && from[same] === to[same]) same += 1;
  return `^(\\.\\./)+${to.slice(same).map(escape).join("/")}(/|\\.ts|$)`;
};

/** Regular expressions (no look-ahead: the linter has none) for everything the layer may not import. */
const forbidden = (layer: string, rule: { may: string[]; packages: string[] | null }): string => {
  const paths = places
    .filter((place) => !within(place, layer) && !rule.may.some((ok) => within(place, ok)))
    .map((place) => pathTo(layer, place));
  const packages = allPackages
    .filter(
      (name) =>
        rule.packages &&
        !rule.packages.some((ok) => name === ok || (/[/:]$/.test(ok) && name.startsWith(ok))),
    )
    .map((name) => `^${escape(name)}${name.endsWith(":") ? "" : "(/|$)"}`);
  return [...paths, ...packages].join("|") || "^$";
};

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
