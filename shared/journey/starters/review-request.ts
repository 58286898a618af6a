import { blankEventRule } from "../../domain/event-rule.ts";
import { blankJourneySettings } from "../../domain/journey.ts";
import { considerate, drawn, messageNews, noteOn, outcome, place, type Starter } from "./build.ts";

const name = "Review request";

export const reviewRequest: Starter = {
  id: "review",
  name,
  purpose:
    "Asks for a review when the parcel has been there for a while, at a good time of the week.",
  document: drawn(
    name,
    considerate({
      description: "Collects reviews from customers who had time to try what they bought.",
      tags: ["Shop"],
      goal: { event: "review.written", withinDays: 30 },
      limits: { ...blankJourneySettings().limits, reentryCap: 0, reentryInterval: "P60D" },
    }),
    {
      entry: place(
        "entry",
        "Order delivered",
        {
          by: {
            kind: "event",
            event: { ...blankEventRule(), name: "order.delivered" },
            segmentId: null,
          },
        },
        "tried",
      ),
      tried: place("wait", "Time to try it", { wait: { kind: "for", duration: "P10D" } }, "moment"),
      moment: place(
        "wait",
        "",
        { wait: { kind: "next", weekdays: [2, 3, 4], time: "10:00" } },
        "ask",
      ),
      ask: place("email", "How was it?", {}, "answer"),
      answer: place(
        "wait",
        "Answer within 5 days",
        {
          wait: {
            kind: "event",
            condition: messageNews("ask", "click"),
            timeout: "P5D",
          },
        },
        { happened: "asked", timedOut: "again" },
      ),
      asked: outcome("Opened the review form", true),
      again: place("email", "A minute for your opinion?", {}, "done"),
      done: outcome("Asked twice"),
    },
    {
      event: noteOn("entry", "Name the event your shop sends when a parcel has arrived.", 76),
    },
  ),
};
