import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../../data/engine.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./timeline.module.css";

/** The activities that somebody walked in one passage through a journey, each with when they came to it. */
export function JourneyPath({ participant }: { participant: number }) {
  const format = useFormat();
  const found = useQuery(
    useEngine().journeyRuns.participant.queryOptions({ input: { key: participant } }),
  );
  const walked = new Map<string, { name: string; at: number }>();
  for (const { activity, visit, name, at } of found.data?.steps ?? [])
    if (!walked.has(`${activity} ${visit}`)) walked.set(`${activity} ${visit}`, { name, at });
  if (walked.size === 0) return null;
  return (
    <ol className={classes.path} aria-label="Way through the journey">
      {[...walked].map(([key, { name, at }]) => (
        <li key={key} className={classes.stop}>
          {name}
          <time dateTime={new Date(at).toISOString()}>{format.dateTime(at)}</time>
        </li>
      ))}
    </ol>
  );
}
