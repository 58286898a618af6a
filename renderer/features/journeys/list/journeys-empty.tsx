import { Button } from "@mantine/core";
import { IconFileImport, IconPlus, IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { useNewJourney } from "../../../data/use-new-journey.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";
import classes from "./list.module.css";
import { Card, StarterCard } from "./starter-card.tsx";

/** No journey yet: three to begin with, and an empty one. */
export function JourneysEmpty(props: { onTemplate: () => void; onImport: () => void }) {
  const starters = useQuery(useEngine().journeys.starters.queryOptions()).data ?? [];
  const { create, busy } = useNewJourney();
  return (
    <>
      <EmptyState
        icon={<IconRoute size={32} />}
        text="A journey takes each contact along a path of messages, waits and decisions. Start from one of these, or draw your own."
      />
      <div className={classes.emptyCards}>
        {starters.slice(0, 3).map((starter) => (
          <StarterCard
            key={starter.id}
            starter={starter}
            disabled={busy}
            onChoose={() => create({ kind: "starter", starter: starter.id }, starter.name)}
          />
        ))}
        <Card
          picture={<IconPlus size={28} aria-hidden />}
          name="Blank"
          text="Only who enters; everything else is yours."
          disabled={busy}
          onChoose={() => create()}
        />
      </div>
      <div className={classes.emptyActs}>
        <Button onClick={props.onTemplate}>All templates…</Button>
        <Button leftSection={<IconFileImport size={16} />} onClick={props.onImport}>
          Import JSON…
        </Button>
      </div>
    </>
  );
}
