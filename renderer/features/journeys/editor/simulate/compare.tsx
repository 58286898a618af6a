import { Button } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { useClient } from "../../../../data/engine.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { useSimulateView } from "./simulate-store.ts";
import { useRun } from "./use-simulation.ts";
import classes from "./simulate.module.css";

/** Runs the same set-up with the live version, or with another seed, to see what differs. */
export function Compare({ result }: { result: SimulationResult }) {
  const id = useEditor((editor) => editor.id);
  const version = useEditor((editor) => editor.facts.version);
  const comparison = useSimulateView((view) => view.comparison);
  const set = useSimulateView((view) => view.set);
  const state = useRun(comparison?.run ?? null);
  const client = useClient();
  const format = useFormat();
  const start = useMutation({
    mutationFn: async ({
      label,
      ...setup
    }: {
      label: string;
      seed: number;
      version: "draft" | number;
    }) => {
      const { run } = await client.trials.simulate({ id, setup: { ...result.setup, ...setup } });
      return { run, label };
    },
    onSuccess: (found) => set({ comparison: found }),
  });
  const { seed } = result.setup;
  const another = seed + 1;
  if (comparison)
    return (
      <p className={classes.compare} aria-live="polite">
        {state.isError || state.data?.state === "failed"
          ? `The comparison with ${comparison.label} failed.`
          : state.data?.result
            ? `Differences are against ${comparison.label}.`
            : `Running ${comparison.label}: ${format.percent(state.data?.progress ?? 0)}`}
        <Button variant="subtle" onClick={() => set({ comparison: null })}>
          Don’t compare
        </Button>
      </p>
    );
  return (
    <section className={classes.compare} aria-label="Compare with">
      <span className={classes.hint}>Compare with</span>
      {version === null ? null : (
        <Button
          loading={start.isPending}
          onClick={() => start.mutate({ label: `the live version v${version}`, seed, version })}
        >
          Live v{version}
        </Button>
      )}
      <Button
        loading={start.isPending}
        onClick={() => start.mutate({ label: `seed ${another}`, seed: another, version: "draft" })}
      >
        Seed {another}
      </Button>
    </section>
  );
}
