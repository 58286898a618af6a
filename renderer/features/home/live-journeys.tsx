import { IconRoute } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { JourneyRow } from "../../../shared/contract/journeys.ts";
import { useEngine } from "../../data/engine.tsx";
import { Card } from "../../ui/card.tsx";
import { Tile } from "../../ui/tile.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./home.module.css";

const most = 4;

/** Journeys that take people in now, the fullest first; nothing while there is none. */
export function LiveJourneys() {
  const journeys = useQuery(useEngine().journeys.list.queryOptions()).data ?? [];
  const live = journeys
    .filter(({ status, archived }) => status === "live" && !archived)
    .toSorted((a, b) => b.inJourney - a.inJourney);
  if (live.length === 0) return null;
  return (
    <div className={classes.across}>
      <Card
        title="Live journeys"
        aside={
          <Link to="/journeys?tab=live" className={`link ${classes.all}`}>
            All live journeys
          </Link>
        }
      >
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Journey</th>
                <th scope="col">In journey</th>
                <th scope="col">Entered</th>
                <th scope="col">Goal</th>
              </tr>
            </thead>
            <tbody>
              {live.slice(0, most).map((journey) => (
                <Row key={journey.id} journey={journey} />
              ))}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}

function Row({
  journey: { id, name, entry, inJourney, entered, goalRate },
}: {
  journey: JourneyRow;
}) {
  const format = useFormat();
  return (
    <tr>
      <th scope="row" aria-label={name}>
        <span className={classes.campaign}>
          <Tile tone="entry">
            <IconRoute size={16} />
          </Tile>
          <span className={classes.names}>
            <Link to={`/journeys/${id}`} className={classes.open ?? ""}>
              {name}
            </Link>
            <span className={classes.when}>{entry}</span>
          </span>
        </span>
      </th>
      <td>{format.count(inJourney)}</td>
      <td>{format.count(entered)}</td>
      <td className={classes.strong}>{format.percent(goalRate)}</td>
    </tr>
  );
}
