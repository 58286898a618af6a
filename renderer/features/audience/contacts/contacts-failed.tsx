import { Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./contacts.module.css";

/** Instead of a list that could not be read. What finds contacts is made from the tables, so it can be made again. */
export function ContactsFailed(props: { error: unknown; onRetry: () => void }) {
  const rebuild = useMutation(
    useEngine().segments.rebuildIndex.mutationOptions({ onSuccess: props.onRetry }),
  );
  return (
    <>
      <ErrorState problem={readError(props.error)} onRetry={props.onRetry} />
      <div className={classes.rebuild}>
        <p>If it goes on, the index may be damaged. Building it again loses nothing.</p>
        <Button loading={rebuild.isPending} onClick={() => rebuild.mutate(undefined)}>
          Rebuild the index
        </Button>
      </div>
    </>
  );
}

/** Says that the figures are older than the data, for as long as that is so. */
export function IndexNote() {
  const format = useFormat();
  const index = useQuery(useEngine().segments.index.queryOptions({ retry: false })).data;
  if (!index || index.state !== "building") return null;
  return (
    <output className={classes.indexNote}>
      Building the index · {format.percent(Math.round(index.done * 100) / 100)}
    </output>
  );
}
