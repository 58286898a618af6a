import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { SegmentVersionRow } from "../../../shared/contract/segments.ts";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { Pill } from "../../ui/pill.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./versions.module.css";
import { wordsDiff } from "./words-diff.ts";

type Version = z.infer<typeof SegmentVersionRow>;

/** Every saved version in words, with what changed against the one before; any can be brought back into the builder. */
export function VersionsDrawer(props: {
  id: string;
  current: number;
  onRestore: (version: Version) => void;
  onClose: () => void;
}) {
  const versions = useQuery(
    useEngine().segments.versions.queryOptions({ input: { id: props.id } }),
  );
  const slow = useSlow(versions.isPending);
  const rows = (versions.data ?? []).toSorted((a, b) => b.version - a.version);
  return (
    <Drawer title="Versions" width={340} takeFocus onClose={props.onClose}>
      {versions.isError && !versions.data ? (
        <ErrorState problem={readError(versions.error)} onRetry={() => void versions.refetch()} />
      ) : versions.data ? (
        <ol className={classes.list}>
          {rows.map((row, at) => (
            <Row
              key={row.version}
              row={row}
              before={rows[at + 1] ?? null}
              current={row.version === props.current}
              onRestore={() => props.onRestore(row)}
            />
          ))}
        </ol>
      ) : slow ? (
        <SkeletonRows rows={5} label="Loading the versions" />
      ) : null}
    </Drawer>
  );
}

function Row(props: {
  row: Version;
  before: Version | null;
  current: boolean;
  onRestore: () => void;
}) {
  const { row, before, current } = props;
  const format = useFormat();
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <b>Version {row.version}</b>
        <span className={classes.when}>{format.dateTime(row.createdAt)}</span>
        {current ? <Pill tone="accent">Saved now</Pill> : null}
      </div>
      <p className={classes.sentence}>
        {before
          ? wordsDiff(before.sentence, row.sentence).map(({ text, how }, at) =>
              how === "same" ? (
                <span key={at}>{text}</span>
              ) : how === "added" ? (
                <ins key={at}>{text}</ins>
              ) : (
                <del key={at}>{text}</del>
              ),
            )
          : row.sentence}
      </p>
      {current ? null : (
        <Button size="xs" onClick={props.onRestore}>
          Restore version {row.version}
        </Button>
      )}
    </li>
  );
}
