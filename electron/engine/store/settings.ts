import type { z } from "zod";
import { ProjectSettings } from "../../../shared/domain/project.ts";
import type { Store } from "./database.ts";

/** One JSON value of the project, or null when it was never set. A value of an older shape falls back to null too. */
export function readSetting<Schema extends z.ZodType>(
  store: Store,
  name: string,
  schema: Schema,
): z.infer<Schema> | null {
  const row = store.get<{ value: string }>("SELECT value FROM settings WHERE name = ?", name);
  if (!row) return null;
  const parsed = schema.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : null;
}

export function writeSetting(store: Store, name: string, value: unknown): void {
  store.run(
    "INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    name,
    JSON.stringify(value),
  );
}

export const forgetSetting = (store: Store, name: string) =>
  store.run("DELETE FROM settings WHERE name = ?", name);

/** The names that begin so. */
export const settingNames = (store: Store, prefix: string): string[] =>
  store
    .all<{ name: string }>(
      "SELECT name FROM settings WHERE name >= ? AND name < ? ORDER BY name",
      prefix,
      `${prefix}\uFFFF`,
    )
    .map((row) => row.name);

export const blankSettings: ProjectSettings = {
  name: "Project",
  timeZone: "UTC",
  currency: "EUR",
  smsPartPrice: null,
  senderName: "",
  postalAddress: "",
  missingVariable: "doNotSend",
  dailyLimit: 5,
  lateGraceMinutes: 30,
  trackingUrl: "",
  sendingPerSecond: null,
};

/** The project's settings; fields that an older version did not know get their default. */
export function readProjectSettings(store: Store): ProjectSettings {
  return { ...blankSettings, ...readSetting(store, "project", ProjectSettings.partial()) };
}
