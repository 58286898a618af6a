import { Button } from "@mantine/core";
import { IconDownload, IconPlayerPlay } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { saveText } from "../../../../data/save-text.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { Compare } from "./compare.tsx";
import { FollowedPerson } from "./followed-person.tsx";
import { Outcomes } from "./outcomes.tsx";
import { People } from "./people.tsx";
import { ResultFigures } from "./result-figures.tsx";
import { useSimulateView } from "./simulate-store.ts";
import { useRun } from "./use-simulation.ts";
import classes from "./simulate.module.css";

/** The right panel of Simulate: what came of it, or why there is nothing. */
export function ResultPanel({
  found,
}: {
  found: { run: string; result: SimulationResult } | null;
}) {
  const followed = useSimulateView((view) => view.followed);
  return (
    <aside className={classes.results} aria-label="Result of the simulation" data-region="panel">
      {found === null ? (
        <NoResult />
      ) : followed !== null ? (
        <FollowedPerson run={found.run} />
      ) : (
        <Result {...found} />
      )}
    </aside>
  );
}

function NoResult() {
  const run = useSimulateView((view) => view.run);
  const { data, error, refetch } = useRun(run);
  if (run !== null && error)
    return <ErrorState problem={readError(error)} onRetry={() => void refetch()} />;
  if (data?.state === "failed")
    return (
      <EmptyState
        title={data.error ?? "The simulation failed."}
        text="Nothing was changed. What went wrong is in the log of tasks. Run it again, or with fewer contacts."
      />
    );
  if (data?.state === "cancelled")
    return (
      <EmptyState text="The simulation was cancelled. Nothing was changed. Run it again when you like." />
    );
  if (run !== null) return <EmptyState text="The simulation is running. Its result comes here." />;
  return (
    <EmptyState
      icon={<IconPlayerPlay size={28} />}
      title="See what would happen"
      text="Choose who takes part and press Run. You get the counts at every moment, who ends where, and when messages go out. Nothing is sent."
    />
  );
}

function Result({ run, result }: { run: string; result: SimulationResult }) {
  const client = useClient();
  const other =
    useRun(useSimulateView((view) => view.comparison)?.run ?? null).data?.result ?? null;
  const file = useMutation({
    mutationFn: () => client.trials.exportCsv({ run }),
    onSuccess: ({ fileName, text }) => saveText(fileName, text),
  });
  return (
    <>
      <header className={classes.head}>
        <h2>Result</h2>
        <span className={classes.hint}>seed {result.setup.seed}</span>
        <Button
          leftSection={<IconDownload size={15} />}
          loading={file.isPending}
          onClick={() => file.mutate()}
        >
          Export CSV
        </Button>
      </header>
      <Compare result={result} />
      <Outcomes result={result} other={other} />
      <ResultFigures result={result} other={other} />
      <People run={run} document={result.document} />
    </>
  );
}
