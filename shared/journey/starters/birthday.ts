import { blankJourneySettings } from "../../domain/journey.ts";
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

const name = "Birthday";

export const birthday: Starter = {
  id: "birthday",
  name,
  purpose: "Wishes a happy birthday every year, with a present that is remembered once more.",
  document: drawn(
    name,
    considerate({
      description: "A present on the birthday, every year.",
      tags: ["Loyalty"],
      goal: { event: "order.placed", withinDays: 14 },
      limits: { ...blankJourneySettings().limits, reentryCap: 0, reentryInterval: "P300D" },
    }),
    {
      entry: place(
        "entry",
        "Birthday",
        {
          by: {
            kind: "date",
            of: "user",
            attribute: "BirthDate",
            offsetDays: 0,
            time: "09:00",
            yearly: true,
            segmentId: null,
          },
        },
        "wishes",
      ),
      wishes: place("email", "Happy birthday", {}, "week"),
      week: waitFor("P7D", "used"),
      used: place(
        "yesNoSplit",
        "Took the present?",
        { conditions: [messageNews("wishes", "click")] },
        { yes: "taken", no: "reminder" },
      ),
      taken: outcome("Present taken", true),
      reminder: place("email", "Your present is still here", {}, "done"),
      done: outcome("Reminded"),
    },
    {
      date: noteOn(
        "entry",
        "Name the attribute that holds the date of birth. 29 February comes on the 28th in other years.",
      ),
    },
  ),
};
