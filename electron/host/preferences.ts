import Conf from "conf";

export type Bounds = { x: number; y: number; width: number; height: number };

/** What a host remembers between starts; everything about the work itself is the engine's. */
export type Preferences = {
  /** Loopback ports used so far, the preferred first: the links in sent mail lead there. */
  ports: number[];
  bounds: Bounds | null;
  maximized: boolean;
  /** The desktop page's own, kept unread but for `theme`. In a browser the page keeps them itself. */
  page: Record<string, unknown>;
};

/** What both `conf` and `electron-store` offer. */
export type PreferenceStore = {
  get: <Key extends keyof Preferences>(key: Key) => Preferences[Key];
  set: <Key extends keyof Preferences>(key: Key, value: Preferences[Key]) => void;
};

/** For both stores. A file that cannot be read is replaced: nothing in it is worth not starting. */
export const preferenceOptions = (dataDir: string) => ({
  cwd: dataDir,
  clearInvalidConfig: true,
  configFileMode: 0o600,
  defaults: {
    ports: [],
    bounds: null,
    maximized: false,
    page: {},
  } as Preferences,
  schema: {
    ports: {
      type: "array",
      maxItems: 5,
      items: { type: "integer", minimum: 1, maximum: 65_535 },
    },
    bounds: {
      type: ["object", "null"],
      required: ["x", "y", "width", "height"],
      properties: {
        x: { type: "integer" },
        y: { type: "integer" },
        width: { type: "integer" },
        height: { type: "integer" },
      },
    },
    maximized: { type: "boolean" },
    page: { type: "object" },
  } as const,
});

/** The browser host's store, `preferences.json` in the data folder. */
export const openPreferences = (dataDir: string): PreferenceStore =>
  new Conf<Preferences>({
    ...preferenceOptions(dataDir),
    configName: "preferences",
    projectName: "wayline",
  });

/** Ports to try: the one asked for, else those used before. 0 asks for any free one. */
export const portsToTry = (wanted: number | null, preferences: PreferenceStore): number[] =>
  wanted === null ? preferences.get("ports") : wanted === 0 ? [] : [wanted];

/**
 * Keeps a port for the next start, behind the ones before it: when a port was only taken for a while, older mail should
 * find it again.
 */
export function rememberPort(port: number, preferences: PreferenceStore): void {
  const before = preferences.get("ports");
  if (!before.includes(port)) preferences.set("ports", [...before, port].slice(-5));
}
