import { home } from "../analytics/home.ts";
import { projectApi } from "./base.ts";

export const analyticsApi = {
  home: projectApi.analytics.home.handler(({ context: { project }, input }) =>
    home(project.parts, input.days, {
      connected: project.channel.get().state === "connected",
      people: project.campaigns.people,
    }),
  ),
};
