import { api } from "./base.ts";
import { analyticsApi } from "./analytics.ts";
import { campaignsApi } from "./campaigns.ts";
import { channelsApi } from "./channels.ts";
import { contactsApi } from "./contacts.ts";
import { doorApi } from "./door.ts";
import { importsApi } from "./imports.ts";
import { journeyRunsApi } from "./journey-runs.ts";
import { journeyPartsApi } from "./journey-parts.ts";
import { journeysApi } from "./journeys.ts";
import { mediaApi } from "./media.ts";
import { messagesApi } from "./messages.ts";
import { projectsApi } from "./projects.ts";
import { segmentsApi } from "./segments.ts";
import { systemApi } from "./system.ts";
import { templatesApi } from "./templates.ts";
import { trialsApi } from "./trials.ts";

/** The contract, answered. A procedure without a handler does not compile. */
export const createApi = () =>
  api.router({
    system: systemApi,
    projects: projectsApi,
    contacts: contactsApi,
    imports: importsApi,
    segments: segmentsApi,
    campaigns: campaignsApi,
    journeys: journeysApi,
    journeyParts: journeyPartsApi,
    journeyRuns: journeyRunsApi,
    trials: trialsApi,
    templates: templatesApi,
    media: mediaApi,
    messages: messagesApi,
    channels: channelsApi,
    analytics: analyticsApi,
    door: doorApi,
  });
