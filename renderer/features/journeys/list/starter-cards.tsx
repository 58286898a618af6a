import { UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { useJourneyActs } from "../use-journey-acts.ts";
import { GraphThumb } from "./graph-thumb.tsx";
import classes from "./list.module.css";

/** Journeys to begin with, each drawn in small; `first` of them. */
export function StarterCards({ first }: { first?: number }) {
  const starters = useQuery(useEngine().journeys.starters.queryOptions());
  const { fromStarter } = useJourneyActs();
  return (
    <ul className={classes.starters}>
      {(starters.data ?? []).slice(0, first).map((starter) => (
        <li key={starter.id}>
          <UnstyledButton className={classes.starter ?? ""} onClick={() => fromStarter(starter)}>
            <GraphThumb document={starter.document} />
            <b>{starter.name}</b>
            <span>{starter.purpose}</span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
}
