import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "react-router";
import { problemOf } from "../../../../shared/domain/segment.ts";
import { useClient } from "../../../data/engine.tsx";
import { rowAt } from "../edit.ts";
import { firstEmpty, stepsOf, type Step } from "../steps.ts";
import { useBuilder } from "./builder-context.ts";
import classes from "./panel.module.css";

/** Which step leaves nobody: the first criterion that matches no one by itself, else found by a few more counts. */
export function EmptyStep() {
  const { live, segments, focus } = useBuilder();
  const client = useClient();
  const { rules, count } = live;
  const steps = useMemo(
    () =>
      rules ? stepsOf(rules, (id) => segments?.find((one) => one.id === id)?.name ?? null) : [],
    [rules, segments],
  );
  const alone = steps.find((step) => {
    const { group, box, row } = step.focus;
    return step.criterion && box !== undefined && row !== undefined
      ? count?.criteria[group]?.[box]?.[row] === 0
      : false;
  });
  const search = useQuery({
    queryKey: ["segments", "empty step", rules, count],
    queryFn: async () =>
      firstEmpty(steps, async (part) => (await client.segments.count({ rules: part })).contacts),
    enabled: !alone && steps.length > 1,
    gcTime: 0,
    retry: false,
  });
  const step: Step | null = alone ?? (steps.length === 1 ? steps[0] : search.data) ?? null;
  const show = () => {
    if (!step || !rules) return;
    const { group, box, row } = step.focus;
    if (box === undefined || row === undefined) focus({ group, part: "base" });
    else {
      const found = rowAt(rules, { group, box, row });
      focus({ group, box, row, part: found && problemOf(found) === null ? "value" : "attribute" });
    }
  };
  if (count?.allContacts === 0)
    return (
      <output className={classes.nobody}>
        <span>No contacts yet. Import a list to see who matches.</span>
        <Button size="xs" component={Link} to="/audience/import">
          Import contacts
        </Button>
      </output>
    );
  return (
    <output className={classes.nobody}>
      <span>
        0 contacts match.
        {step ? ` The step that removes the last ones is ‘${step.words}’.` : ""}
      </span>
      {step ? (
        <Button size="xs" onClick={show}>
          Show step
        </Button>
      ) : null}
    </output>
  );
}
