import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./overlap.module.css";

// The charts are a large part of their own, for one tab.
const SizeChart = lazy(async () => ({ default: (await import("./size-chart.tsx")).SizeChart }));
const days = 90;

/** Its size by day, as it was recorded, and who came and went. */
export function OverTime() {
  const { self } = useBuilder();
  const sizes = useQuery({
    ...useEngine().segments.overTime.queryOptions({ input: { id: self ?? "", days } }),
    enabled: self !== null,
    placeholderData: keepPreviousData,
  });
  const slow = useSlow(sizes.isPending && self !== null);
  if (self === null)
    return <p className={classes.hint}>Its size is recorded each day once the segment is saved.</p>;
  if (sizes.isError && !sizes.data)
    return <ErrorState problem={readError(sizes.error)} onRetry={() => void sizes.refetch()} />;
  if (!sizes.data) return slow ? <SkeletonRows rows={5} label="Loading the sizes" /> : null;
  if (sizes.data.length === 0)
    return (
      <p className={classes.hint}>No size is recorded yet. One is kept each day from now on.</p>
    );
  return (
    <Suspense fallback={null}>
      <SizeChart sizes={sizes.data} />
    </Suspense>
  );
}
