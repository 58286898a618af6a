import { Select } from "@mantine/core";
import type { JourneyReview, WaitingGroup } from "../../../../../shared/contract/journey-runs.ts";
import { parkedIn } from "../../../../../shared/journey/graph.ts";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { choiceOf, groupKey, type Plan } from "./plan.ts";
import classes from "./review.module.css";

const changes: Record<WaitingGroup["change"], string> = {
  same: "",
  changed: "Changed in this version",
  removed: "Removed in this version",
};

/** Everybody who waits somewhere, and what becomes of them. */
export function PeopleTable(props: {
  review: JourneyReview;
  plan: Plan;
  onPlan: (plan: Plan) => void;
}) {
  const { review, plan, onPlan } = props;
  const format = useFormat();
  return (
    <table className={classes.people} aria-label="People in the journey">
      <thead>
        <tr>
          <th scope="col">Waiting at</th>
          <th scope="col" className={classes.number}>
            People
          </th>
          <th scope="col">When you publish</th>
        </tr>
      </thead>
      <tbody>
        {review.groups.map((group) => (
          <tr key={groupKey(group)}>
            <td>
              {group.name} <span className={classes.hint}>v{group.version}</span>
              {group.change === "same" ? null : (
                <div className={group.change === "removed" ? classes.gone : classes.hint}>
                  {changes[group.change]}
                </div>
              )}
            </td>
            <td className={`${classes.number} num`}>{format.count(group.waiting)}</td>
            <td>
              <Choice group={group} number={review.number} plan={plan} onPlan={onPlan} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Choice(props: {
  group: WaitingGroup;
  number: number;
  plan: Plan;
  onPlan: (plan: Plan) => void;
}) {
  const { group, number, plan, onPlan } = props;
  const document = useEditor((editor) => editor.document);
  const names = useNames(document);
  const choice = choiceOf(group, plan);
  const parked = new Set(parkedIn(document));
  const places = Object.entries(document.activities).filter(
    ([id, { type }]) => type !== "entry" && !parked.has(id) && id !== group.activity,
  );
  return (
    <Select
      size="sm"
      aria-label={`What happens to those at ${group.name}, version ${group.version}`}
      searchable
      placeholder="Choose"
      error={choice === null}
      data={[
        ...(group.change === "removed"
          ? []
          : [{ value: "continue", label: `Continue on v${number}` }]),
        { value: "finish", label: `Finish on v${group.version}` },
        { value: "end", label: "End" },
        {
          group: `Move on v${number} to`,
          items: places.map(([id, activity]) => ({
            value: `move:${id}`,
            label: `Move to ${activityName(activity, names)}`,
          })),
        },
      ]}
      value={choice === null ? null : choice.kind === "move" ? `move:${choice.to}` : choice.kind}
      onChange={(value) => {
        if (value === null) return;
        const next = new Map(plan);
        next.set(
          groupKey(group),
          value.startsWith("move:")
            ? { kind: "move", to: value.slice(5) }
            : { kind: value as "continue" | "finish" | "end" },
        );
        onPlan(next);
      }}
    />
  );
}
