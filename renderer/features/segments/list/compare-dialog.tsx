import { Button, Modal, MultiSelect } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SegmentRow } from "../../../../shared/contract/segments.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import classes from "../dialog.module.css";
import { Venn } from "../venn.tsx";

type Props = {
  segments: readonly SegmentRow[];
  chosen: readonly string[];
  opened: boolean;
  onClose: () => void;
};

/** What two or three segments share. */
export const CompareDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Compare segments" size={560}>
    <Body {...props} />
  </Modal>
);

function Body({ segments, chosen, onClose }: Props) {
  const [ids, setIds] = useState<string[]>(chosen.slice(0, 3));
  const enough = ids.length >= 2;
  const overlap = useQuery({
    ...useEngine().segments.overlap.queryOptions({ input: { sets: ids.map((id) => ({ id })) } }),
    enabled: enough,
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const slow = useSlow(enough && overlap.isPending);
  const known = enough && overlap.data?.sets.length === ids.length ? overlap.data : null;
  return (
    <>
      <MultiSelect
        data-autofocus
        size="sm"
        label="Segments"
        description="Two or three."
        searchable
        maxValues={3}
        data={segments.map(({ id, name }) => ({ value: id, label: name }))}
        value={ids}
        onChange={setIds}
        nothingFoundMessage="No segment is called that."
      />
      {overlap.isError && enough ? (
        <ErrorState problem={readError(overlap.error)} onRetry={() => void overlap.refetch()} />
      ) : known ? (
        <Venn
          sets={known.sets.map(({ contacts, name }, at) => ({
            name: segments.find(({ id }) => id === ids[at])?.name ?? name,
            contacts,
            to: `/audience?segment=${ids[at]}`,
          }))}
          regions={known.regions}
          width={528}
          height={260}
        />
      ) : slow ? (
        <SkeletonRows rows={6} label="Loading the overlap" />
      ) : enough ? null : (
        <p className={classes.text}>Choose two or three segments to see what they share.</p>
      )}
      <div className={classes.acts}>
        <Button onClick={onClose}>Close</Button>
      </div>
    </>
  );
}
