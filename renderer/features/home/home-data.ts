import type { useEngine } from "../../data/engine.tsx";

type HomeQuery = ReturnType<typeof useEngine>["analytics"]["home"];

/** What the engine answers for Home. */
export type HomeData = Awaited<ReturnType<HomeQuery["call"]>>;
export type NextSend = HomeData["nextSends"][number];
export type RecentCampaign = HomeData["recent"][number];
export type Attention = HomeData["attention"][number];
export type SetUp = HomeData["setUp"];

/** No contact, no import, no launch: figures would all be noughts that say nothing. */
export const isBlank = ({ contacts, setUp }: Pick<HomeData, "contacts" | "setUp">): boolean =>
  !contacts.value && !setUp.imported && !setUp.launched;
