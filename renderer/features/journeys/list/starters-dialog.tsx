import { Modal } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { useNewJourney } from "../../../data/use-new-journey.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import classes from "./list.module.css";
import { StarterCard } from "./starter-card.tsx";

type Props = { opened: boolean; onClose: () => void };

/** Journeys to begin with; the one that is chosen opens as a draft. */
export const StartersDialog = (props: Props) => (
  <Modal
    opened={props.opened}
    onClose={props.onClose}
    title="New journey from a template"
    size={760}
  >
    <Body />
  </Modal>
);

function Body() {
  const starters = useQuery(useEngine().journeys.starters.queryOptions());
  const { create, busy } = useNewJourney();
  const slow = useSlow(starters.isPending);
  if (starters.isError)
    return (
      <ErrorState problem={readError(starters.error)} onRetry={() => void starters.refetch()} />
    );
  if (!starters.data) return slow ? <SkeletonRows rows={6} label="Reading templates" /> : null;
  return (
    <div className={classes.cards}>
      {starters.data.map((starter) => (
        <StarterCard
          key={starter.id}
          starter={starter}
          disabled={busy}
          onChoose={() => create({ kind: "starter", starter: starter.id }, starter.name)}
        />
      ))}
    </div>
  );
}
