import type { ContractRouterClient } from "@orpc/contract";
import { analytics } from "./analytics.ts";
import { campaigns } from "./campaigns.ts";
import { channels } from "./channels.ts";
import { contacts } from "./contacts.ts";
import { door } from "./door.ts";
import { imports } from "./imports.ts";
import { journeyParts } from "./journey-parts.ts";
import { journeyRuns } from "./journey-runs.ts";
import { journeys } from "./journeys.ts";
import { media } from "./media.ts";
import { messages } from "./messages.ts";
import { projects } from "./projects.ts";
import { segments } from "./segments.ts";
import { system } from "./system.ts";
import { templates } from "./templates.ts";
import { trials } from "./trials.ts";

/** Everything a host, the page or a test may ask of the engine. */
export const contract = {
  system,
  projects,
  contacts,
  imports,
  segments,
  campaigns,
  journeys,
  journeyParts,
  journeyRuns,
  trials,
  templates,
  media,
  messages,
  channels,
  analytics,
  door,
};
export type EngineClient = ContractRouterClient<typeof contract>;
