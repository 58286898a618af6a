import { considerate, drawn, messageNews, noteOn, outcome, place, type Starter } from "./build.ts";

const name = "Re-permission";

export const rePermission: Starter = {
  id: "rePermission",
  name,
  purpose:
    "Asks people who never react whether they still want mail, and opts out those who don’t answer.",
  document: drawn(
    name,
    considerate({
      description: "Keeps the list to people who want to hear from us.",
      tags: ["Consent"],
    }),
    {
      entry: place(
        "entry",
        "Never reacts",
        { by: { kind: "segment", segmentId: null, refresh: null, onUpdate: false } },
        "ask",
      ),
      ask: place("email", "Do you still want our mail?", {}, "first"),
      first: place(
        "wait",
        "Answer within 14 days",
        { wait: { kind: "event", condition: messageNews("ask", "click"), timeout: "P14D" } },
        { happened: "keep", timedOut: "lastCall" },
      ),
      lastCall: place("email", "Last mail, unless you stay", {}, "second"),
      second: place(
        "wait",
        "Answer within 7 days",
        { wait: { kind: "event", condition: messageNews("lastCall", "click"), timeout: "P7D" } },
        { happened: "keep", timedOut: "letGo" },
      ),
      keep: place(
        "updateContact",
        "Note the consent",
        {
          changes: [
            {
              kind: "attribute",
              of: "user",
              how: "set",
              name: "EmailConsent",
              values: ["confirmed"],
            },
          ],
        },
        "stays",
      ),
      letGo: place("updateContact", "", { changes: [{ kind: "optOut", optOut: true }] }, "goes"),
      stays: outcome("Stays", true),
      goes: outcome("Opted out"),
    },
    {
      segment: noteOn(
        "entry",
        "Choose people who got mail for a year and opened none. They are asked once.",
        96,
      ),
      consent: noteOn(
        "letGo",
        "Whoever does not answer is opted out of every channel. Skip this step to keep them for now.",
        96,
      ),
    },
  ),
};
