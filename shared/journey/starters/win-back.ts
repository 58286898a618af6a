import {
  considerate,
  didEvent,
  drawn,
  messageNews,
  noteOn,
  outcome,
  place,
  waitFor,
  type Starter,
} from "./build.ts";

const name = "Win back";

export const winBack: Starter = {
  id: "winBack",
  name,
  purpose:
    "Writes to customers who have gone quiet, offers more to those who look, and lets the others be.",
  document: drawn(
    name,
    considerate({
      description: "Brings back customers who have not been seen for a while.",
      tags: ["Lifecycle"],
      goal: { event: "order.placed", withinDays: 30 },
      holdout: 10,
    }),
    {
      entry: place(
        "entry",
        "Gone quiet",
        { by: { kind: "segment", segmentId: null, refresh: "P7D", onUpdate: false } },
        "missed",
      ),
      missed: place("email", "We miss you", {}, "week"),
      week: waitFor("P7D", "since"),
      since: place(
        "multivariateSplit",
        "What happened since?",
        {
          branches: [
            { id: "A", name: "Ordered", condition: didEvent("order.placed") },
            { id: "B", name: "Clicked", condition: messageNews("missed", "click") },
            { id: "C", name: "Opened", condition: messageNews("missed", "open") },
          ],
        },
        { A: "back", B: "offer", C: "news", else: "last" },
      ),
      back: outcome("Back again", true),
      offer: place("email", "An offer to come back", {}, "tenDays"),
      news: place("email", "What is new", {}, "tenDays"),
      tenDays: waitFor("P10D", "returned"),
      returned: place(
        "yesNoSplit",
        "Ordered?",
        { conditions: [didEvent("order.placed")] },
        { yes: "back", no: "quiet" },
      ),
      last: place("email", "Shall we stop writing?", {}, "quiet"),
      quiet: outcome("Still quiet"),
    },
    {
      segment: noteOn("entry", "Choose a segment such as “inactive for 90 days”.", 76),
      order: noteOn("since", "The first answer that is true decides, from left to right.", 76),
    },
  ),
};
