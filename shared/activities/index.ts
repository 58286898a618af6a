import type { Activity } from "./activity.ts";
import { custom } from "./custom.ts";
import { email } from "./email.ts";
import { end } from "./end.ts";
import { entry } from "./entry.ts";
import { holdout } from "./holdout.ts";
import { multivariateSplit } from "./multivariate-split.ts";
import { push } from "./push.ts";
import { randomSplit } from "./random-split.ts";
import { recordEvent } from "./record-event.ts";
import { sms } from "./sms.ts";
import { startJourney } from "./start-journey.ts";
import { updateContact } from "./update-contact.ts";
import { voice } from "./voice.ts";
import { wait } from "./wait.ts";
import { yesNoSplit } from "./yes-no-split.ts";

/** Every activity type, in the order of the palette. A new one is a file here, one in `renderer/activities`, a line in each registry. */
export const activities = {
  entry,
  email,
  sms,
  push,
  voice,
  custom,
  wait,
  yesNoSplit,
  multivariateSplit,
  randomSplit,
  holdout,
  updateContact,
  recordEvent,
  startJourney,
  end,
};

export type ActivityType = keyof typeof activities;
export type SettingsOf<Type extends ActivityType> =
  (typeof activities)[Type] extends Activity<infer Settings> ? Settings : never;

export const isActivityType = (type: string): type is ActivityType =>
  Object.hasOwn(activities, type);

/** An activity type by its name, with settings as they come out of a document; null for a type this version does not know. */
export const activityOfType = (type: string): Activity<unknown> | null =>
  isActivityType(type) ? (activities[type] as Activity<unknown>) : null;
