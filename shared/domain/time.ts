import { z } from "zod";

/** Clock time without a zone, to the minute: `2026-11-04T09:00`. */
export const LocalDateTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/, "Write date and time like 2026-11-04T09:00.");

/** Name in the tz database, such as `Europe/Vienna`; checked by the engine against its zone data. */
export const TimeZone = z.string().min(1).max(64);

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
