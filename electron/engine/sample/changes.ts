import { familyNames, familyOf } from "../../../shared/domain/channel.ts";
import { sampleId } from "./chance.ts";
import type { SampleRun } from "./history.ts";
import type { Person } from "./people.ts";

export type SampleChange = {
  at: number;
  contact: number | null;
  campaignId: string | null;
  text: string;
  detail: Record<string, number>;
};

/** What a timeline should tell beside events: who came without wanting messages, and the send that was late. */
export function sampleChanges(
  people: readonly Person[],
  runs: readonly SampleRun[],
): SampleChange[] {
  const left = new Set(
    runs.flatMap((run) =>
      run.messages.flatMap((message) =>
        message.unsubscribedAt !== null || message.complainedAt !== null
          ? [message.endpoint.key]
          : [],
      ),
    ),
  );
  const cameOptedOut = people.flatMap((person) =>
    person.endpoints
      .filter((endpoint) => endpoint.optedOut && !left.has(endpoint.key))
      .map((endpoint) => ({
        at: person.createdAt,
        contact: person.key,
        campaignId: null,
        text: `Added with ${familyNames[familyOf(endpoint.channel)]} opted out`,
        detail: {},
      })),
  );
  const sentLate = runs.flatMap(({ plan, dueAt, lateBy, startedAt }) =>
    lateBy === null
      ? []
      : [
          {
            at: startedAt,
            contact: null,
            campaignId: sampleId(`campaign ${plan.name}`),
            text: "Sent late: the computer was off",
            detail: { dueAt, lateBy },
          },
        ],
  );
  return [...cameOptedOut, ...sentLate].toSorted((a, b) => a.at - b.at);
}
