import {
  considerate,
  drawn,
  messageNews,
  noteOn,
  outcome,
  place,
  waitFor,
  type Starter,
} from "./build.ts";

const name = "Welcome series";

export const welcome: Starter = {
  id: "welcome",
  name,
  purpose:
    "Greets new customers, reminds those who did not open, and tests an offer on those who did.",
  document: drawn(
    name,
    considerate({
      description: "Turns people who just joined into customers with a first order.",
      tags: ["Lifecycle"],
      goal: { event: "order.placed", withinDays: 14 },
      holdout: 5,
    }),
    {
      entry: place(
        "entry",
        "Joined this week",
        { by: { kind: "segment", segmentId: null, refresh: "P1D", onUpdate: false } },
        "welcome",
      ),
      welcome: place("email", "Welcome", {}, "settle"),
      settle: waitFor("P2D", "opened"),
      opened: place(
        "yesNoSplit",
        "Opened “Welcome”?",
        { conditions: [messageNews("welcome", "open")] },
        { yes: "offer", no: "reminder" },
      ),
      offer: place(
        "randomSplit",
        "Offer test",
        {
          branches: [
            { id: "A", name: "Free shipping", percent: 50 },
            { id: "B", name: "Gift", percent: 50 },
          ],
        },
        { A: "shipping", B: "gift" },
      ),
      shipping: place("email", "Free shipping", {}, "greeted"),
      gift: place("email", "Gift with the first order", {}, "greeted"),
      reminder: place("email", "Second try, another subject", {}, "patience"),
      patience: waitFor("P3D", "reminded"),
      greeted: outcome("Greeted"),
      reminded: outcome("Reminded"),
    },
    {
      segment: noteOn(
        "entry",
        "Choose a segment of people who joined lately, such as “added in the last 7 days”. It is looked at every day.",
      ),
      offers: noteOn(
        "offer",
        "Give both offers the same weight until one has clearly won.",
        76,
        "left",
      ),
    },
  ),
};
