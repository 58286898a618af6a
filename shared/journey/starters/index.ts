import type { JourneyDocument } from "../graph.ts";
import { birthday } from "./birthday.ts";
import type { Starter } from "./build.ts";
import { cartReminder } from "./cart-reminder.ts";
import { rePermission } from "./re-permission.ts";
import { reviewRequest } from "./review-request.ts";
import { welcome } from "./welcome.ts";
import { winBack } from "./win-back.ts";

/** In the order of the menu. */
export const starters: readonly Starter[] = [
  welcome,
  cartReminder,
  winBack,
  birthday,
  reviewRequest,
  rePermission,
];

export const starterDocument = (id: string): JourneyDocument | null =>
  starters.find((starter) => starter.id === id)?.document ?? null;
