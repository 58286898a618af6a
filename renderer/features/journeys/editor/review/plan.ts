import type {
  JourneyReview,
  MigrationChoice,
  WaitingGroup,
} from "../../../../../shared/contract/journey-runs.ts";

export type Plan = ReadonlyMap<string, MigrationChoice>;
export const groupKey = ({ version, activity }: Pick<WaitingGroup, "version" | "activity">) =>
  `${version}/${activity}`;

/** What happens to a group unless somebody chooses: they continue. Where their activity is removed it has to be decided. */
export const choiceOf = (group: WaitingGroup, plan: Plan): MigrationChoice | null =>
  plan.get(groupKey(group)) ??
  group.choice ??
  (group.change === "removed" ? null : { kind: "continue" });

export const undecided = (review: JourneyReview, plan: Plan): WaitingGroup[] =>
  review.groups.filter((group) => choiceOf(group, plan) === null);

export const planOf = (review: JourneyReview, plan: Plan) =>
  review.groups.flatMap((group) => {
    const choice = choiceOf(group, plan);
    return choice ? [{ version: group.version, activity: group.activity, choice }] : [];
  });
