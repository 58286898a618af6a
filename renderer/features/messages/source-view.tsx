import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { CopyAction } from "../../ui/copy-action.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./reading.module.css";

/** The mail as it was received. */
export function SourceView({ id, kept }: { id: string; kept: boolean }) {
  const format = useFormat();
  const source = useQuery(
    useEngine().messages.source.queryOptions({ input: { id }, enabled: kept }),
  );
  const slow = useSlow(kept && source.isPending);
  if (!kept)
    return (
      <EmptyState text="The source is not kept. Only the sandbox keeps mail as it was received, and only the newest." />
    );
  if (source.isError)
    return <ErrorState problem={readError(source.error)} onRetry={() => void source.refetch()} />;
  if (!source.data) return slow ? <SkeletonRows /> : null;
  const { text, bytes, cut } = source.data;
  return (
    <>
      <div className={classes.sourceTools}>
        <span>
          {format.size(bytes)}
          {cut ? ". Only the first 500 kB are shown and copied." : ""}
        </span>
        <CopyAction text={text} size="xs" label="Copy source" />
      </div>
      <pre className={classes.source}>{text}</pre>
    </>
  );
}
