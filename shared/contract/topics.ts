import { z } from "zod";

/** What changed. The only sort of notification there is: queries name the topics they read and are fetched again. */
export const Topic = z.enum([
  "projects",
  "settings",
  "contacts",
  "segments",
  "imports",
  "campaigns",
  "templates",
  "media",
  "messages",
  "mailbox",
  "events",
  "channels",
  "tasks",
  "scheduler",
  "journeys",
]);
export type Topic = z.infer<typeof Topic>;
