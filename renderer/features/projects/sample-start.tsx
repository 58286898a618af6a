import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { Bar } from "../../ui/bar.tsx";
import classes from "./first-run.module.css";

/** Makes the sample and shows how far it is. */
export function SampleStart() {
  const { createSample } = useProjectActs();
  const tasks = useQuery(useEngine().system.tasks.queryOptions()).data ?? [];
  const task = tasks.find(({ kind, state }) => kind === "sample" && state === "running");
  const problem = createSample.error ? readError(createSample.error) : null;
  const share = task?.total ? task.done / task.total : null;
  return (
    <div className={classes.start}>
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem.message} {problem.cure}
        </p>
      ) : null}
      {createSample.isPending ? (
        <output className={classes.progress}>
          <span>{task?.name ?? "Making the sample project"}</span>
          {share === null ? null : <Bar share={share} label="Making the sample project" />}
        </output>
      ) : null}
      <Button
        data-begin
        size="md"
        variant="filled"
        loading={createSample.isPending}
        onClick={() => createSample.mutate(undefined)}
      >
        Try the sample project
      </Button>
    </div>
  );
}
