import type { activities, ActivityType, SettingsOf } from "../../shared/activities/index.ts";
import type { ActivityView } from "./activity-view.ts";
import { custom } from "./custom.tsx";
import { email } from "./email.tsx";
import { end } from "./end.tsx";
import { entry } from "./entry.tsx";
import { holdout } from "./holdout.tsx";
import { multivariateSplit } from "./multivariate-split.tsx";
import { push } from "./push.tsx";
import { randomSplit } from "./random-split.tsx";
import { recordEvent } from "./record-event.tsx";
import { sms } from "./sms.tsx";
import { startJourney } from "./start-journey.tsx";
import { updateContact } from "./update-contact.tsx";
import { voice } from "./voice.tsx";
import { wait } from "./wait.tsx";
import { yesNoSplit } from "./yes-no-split.tsx";

/** How each activity type looks; a type of `shared/activities` without a view does not compile. */
export const activityViews: {
  [Type in keyof typeof activities]: ActivityView<SettingsOf<Type>>;
} = {
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

/** The view of an activity as it comes out of a document, with settings that its type has read. */
export const viewOf = (type: ActivityType): ActivityView<unknown> =>
  activityViews[type] as ActivityView<unknown>;
