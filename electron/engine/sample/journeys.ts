import type { EntrySettings } from "../../../shared/activities/entry.ts";
import type { EmailContent } from "../../../shared/domain/campaign.ts";
import { blankEventRule } from "../../../shared/domain/event-rule.ts";
import { blankJourneySettings } from "../../../shared/domain/journey.ts";
import type { MessageContent } from "../../../shared/domain/message-content.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { considerate, didEvent, drawn, messageNews, noteOn, outcome, place, waitFor } from "../../../shared/journey/starters/build.ts"; // prettier-ignore
import { sampleId } from "./chance.ts";
import { giftPush, journeyMails, nudgeSms } from "./journey-templates.ts";
import { joinedThisWeek } from "./segments.ts";

export const order = "purchase.completed";
export const cart = "cart.abandoned";

export type SampleJourney = {
  id: string;
  document: JourneyDocument;
  /** Days before the calendar's Friday, at nine. */
  published: number;
  /** What its message activities send, by activity. */
  contents: Record<string, EmailContent | MessageContent>;
};

const { welcome, freeShipping, cartWaiting, canWeHelp } = journeyMails;
const entry = (by: EntrySettings["by"]) => ({ by });

/** Greets those who joined, then an offer for readers and a nudge for the others. */
export const welcomeSeries: SampleJourney = {
  id: sampleId("journey Welcome series"),
  published: 42,
  document: drawn(
    "Welcome series",
    considerate({
      description: "Turns people who just joined into customers with a first order.",
      tags: ["Lifecycle"],
      goal: { event: order, withinDays: 14 },
      holdout: 5,
    }),
    {
      entry: place(
        "entry",
        "Joined this week",
        entry({
          kind: "segment",
          segmentId: joinedThisWeek.id,
          refresh: "P1D",
          onUpdate: false,
        }),
        "welcome",
      ),
      welcome: place("email", "Welcome: 10% off", { templateId: welcome.id }, "settle"),
      settle: waitFor("P2D", "opened"),
      opened: place(
        "yesNoSplit",
        "Opened “Welcome”?",
        { conditions: [messageNews("welcome", "open")], hiddenWait: false },
        { yes: "offer", no: "nudge" },
      ),
      offer: place(
        "randomSplit",
        "Offer test",
        {
          branches: [
            { id: "A", name: "", percent: 50 },
            { id: "B", name: "", percent: 50 },
          ],
        },
        { A: "shipping", B: "gift" },
      ),
      shipping: place("email", "Free shipping", { templateId: freeShipping.id }, "settleA"),
      settleA: waitFor("P7D", "greeted"),
      gift: place("push", "Gift with order", { templateId: giftPush.id }, "settleB"),
      settleB: waitFor("P7D", "greeted"),
      greeted: outcome("Greeted"),
      nudge: place("sms", "Nudge with code", { templateId: nudgeSms.id }),
    },
    { legal: noteOn("welcome", "**Legal OK?** Mara checks the SMS discount wording.", 90) },
  ),
  contents: {
    welcome: welcome.mail,
    shipping: freeShipping.mail,
    gift: giftPush.message,
    nudge: nudgeSms.message,
  },
};

/** Reminds those who left a cart, unless they order. */
export const cartReminder: SampleJourney = {
  id: sampleId("journey Cart reminder"),
  published: 28,
  document: drawn(
    "Cart reminder",
    considerate({
      description: "Brings people back to a cart they left.",
      tags: ["Shop"],
      goal: { event: order, withinDays: 7 },
      limits: { ...blankJourneySettings().limits, reentryCap: 0, reentryInterval: "P7D" },
    }),
    {
      entry: place(
        "entry",
        "Left a cart",
        entry({ kind: "event", event: { ...blankEventRule(), name: cart }, segmentId: null }),
        "patience",
      ),
      patience: place(
        "wait",
        "Order within 4 hours",
        { wait: { kind: "event", condition: didEvent(order), timeout: "PT4H" } },
        { happened: "alone", timedOut: "reminder" },
      ),
      alone: outcome("Ordered by themselves"),
      reminder: place("email", "Your cart is waiting", { templateId: cartWaiting.id }, "day"),
      day: waitFor("P1D", "ordered"),
      ordered: place(
        "yesNoSplit",
        "Ordered since?",
        { conditions: [didEvent(order)], hiddenWait: false },
        { yes: "won", no: "help" },
      ),
      won: outcome("Ordered after the reminder"),
      help: place("email", "Can we help?", { templateId: canWeHelp.id }, "lost"),
      lost: outcome("No order"),
    },
    {},
  ),
  contents: { reminder: cartWaiting.mail, help: canWeHelp.mail },
};

export const sampleJourneys: readonly SampleJourney[] = [welcomeSeries, cartReminder];
