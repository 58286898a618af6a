import { blankEventRule } from "../../domain/event-rule.ts";
import { blankJourneySettings } from "../../domain/journey.ts";
import {
  considerate,
  didEvent,
  drawn,
  noteOn,
  outcome,
  place,
  waitFor,
  type Starter,
} from "./build.ts";

const name = "Cart reminder";

export const cartReminder: Starter = {
  id: "cart",
  name,
  purpose: "Reminds people who left something in their cart, and stops as soon as they order.",
  document: drawn(
    name,
    considerate({
      description: "Brings people back to a cart they left.",
      tags: ["Shop"],
      goal: { event: "order.placed", withinDays: 7 },
      limits: { ...blankJourneySettings().limits, reentryCap: 0, reentryInterval: "P7D" },
    }),
    {
      entry: place(
        "entry",
        "Left a cart",
        {
          by: {
            kind: "event",
            event: { ...blankEventRule(), name: "cart.abandoned" },
            segmentId: null,
          },
        },
        "patience",
      ),
      patience: place(
        "wait",
        "Order within 4 hours",
        { wait: { kind: "event", condition: didEvent("order.placed"), timeout: "PT4H" } },
        { happened: "alone", timedOut: "reminder" },
      ),
      alone: outcome("Ordered by themselves", true),
      reminder: place("email", "Your cart is waiting", {}, "day"),
      day: waitFor("P1D", "ordered"),
      ordered: place(
        "yesNoSplit",
        "Ordered since?",
        { conditions: [didEvent("order.placed")] },
        { yes: "won", no: "help" },
      ),
      won: outcome("Ordered after the reminder", true),
      help: place("email", "Can we help?", {}, "lost"),
      lost: outcome("No order"),
    },
    {
      event: noteOn(
        "entry",
        "Name the event your shop sends when a cart is left. Everybody may come back after 7 days.",
      ),
    },
  ),
};
