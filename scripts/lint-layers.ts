import { readFileSync } from "node:fs";

type Layer = { may: string[]; packages: string[] | null; name: string };

/**
 * Who may import whom. Per folder: the folders of ours it may reach, and the packages. Paths inside the own folder are
 * always allowed. `packages: null` = any.
 */
export const layers: Record<string, Layer> = {
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
          "electron/engine/zone-math",
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
    name: "what campaigns, templates and journeys share in writing messages",
  },
  "renderer/criteria": {
    may: ["renderer/ui", "renderer/data", "shared"],
    packages: null,
    name: "the row of a criterion, for segments and conditions of journeys",
  },
  "renderer/activities": {
    may: ["renderer/ui", "renderer/data", "renderer/criteria", "shared"],
    packages: null,
    name: "how activities look",
  },
};

const packagesOfOurs = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
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
  "electron/engine/zone-math",
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
export const forbidden = (layer: string, rule: Layer): string => {
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
