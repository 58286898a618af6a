import type { Endpoint } from "../../../../shared/domain/endpoint.ts";

type Step = { passed: boolean | null; text: string };

/**
 * The checks of a send in their order, asked of this moment; the first that fails ends them. `segment`: whether the
 * contact is in the campaign's segment; null without one. `endpoints` are those of the campaign's channel.
 */
export function wouldGet(facts: {
  segment: boolean | null;
  endpoints: readonly Pick<Endpoint, "address" | "optOut" | "status">[];
  suppressed: readonly string[];
}): { passed: boolean; steps: Step[] } {
  const addressed = facts.endpoints.filter(({ address }) => address !== "");
  const open = addressed.filter(({ optOut }) => optOut === "NONE");
  const active = open.filter(({ status }) => status === "ACTIVE");
  const free = active.filter(({ address }) => !facts.suppressed.includes(address));
  const checks: [boolean, string, string][] = [
    [
      facts.segment === true,
      "In the campaign’s segment",
      facts.segment === null ? "The campaign has no segment" : "Not in the campaign’s segment",
    ],
    [addressed.length > 0, "Has an email address", "No email address"],
    [open.length > 0, "Not opted out of email", "Opted out of email"],
    [active.length > 0, "The endpoint is active", "The endpoint is inactive"],
    [free.length > 0, "Not on the suppression list", "On the suppression list"],
  ];
  const steps: Step[] = [];
  for (const [passed, yes, no] of checks) {
    steps.push({ passed, text: passed ? yes : no });
    if (!passed) return { passed: false, steps };
  }
  steps.push({
    passed: null,
    text: "The daily message limit and the message’s variables are checked when it is sent",
  });
  return { passed: true, steps };
}
