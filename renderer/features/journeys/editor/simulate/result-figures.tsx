import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { duration, plural, type Format } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { byCount, reasonWords } from "../live/live-words.ts";
import { Delta } from "./delta.tsx";
import { MessageTable } from "./message-table.tsx";
import classes from "./simulate.module.css";

/** The busiest hour, and what the speed limit makes of it. */
export function peakWords(peak: SimulationResult["peak"], format: Format): string {
  if (peak === null) return "No message was sent.";
  const most = `${plural(format.count(peak.messages), "message")} in the hour from ${format.dayTitle(peak.at)}, ${format.time(peak.at)}`;
  return peak.seconds === null
    ? `At most ${most}. No speed limit is set.`
    : `At most ${most}: sent in ${duration(peak.seconds * 1000)} at the speed limit.`;
}

const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
const sentIn = (result: SimulationResult) => sum(result.messages.map(({ sent }) => sent));

/** People and messages in figures, and why messages were not sent. */
export function ResultFigures(props: { result: SimulationResult; other: SimulationResult | null }) {
  const { result, other } = props;
  const format = useFormat();
  const reasons = byCount({
    ...Object.fromEntries(Object.keys(other?.notSent ?? {}).map((reason) => [reason, 0])),
    ...result.notSent,
  });
  const rejected = byCount(result.live.rejected);
  const figure = (label: string, count: number, before: number | null) => (
    <div key={label} className={classes.figure}>
      <dt>{label}</dt>
      <dd className="num">
        {format.count(count)} <Delta now={count} before={before} />
      </dd>
    </div>
  );
  const part = (label: string, of: (one: SimulationResult) => number) =>
    figure(label, of(result), other && of(other));
  return (
    <>
      <section className={classes.section} aria-label="People in figures">
        <h3>People</h3>
        <dl className={classes.figures}>
          {part("Took part", (one) => one.people)}
          {result.outOf > result.people ? figure("Drawn from", result.outOf, null) : null}
          {part("Entered", (one) => one.live.entered)}
          {part("Still inside at the end", (one) => one.live.inJourney)}
          {result.live.goal ? part("Converted", (one) => one.live.goal?.converted ?? 0) : null}
          {rejected.map(([reason, count]) =>
            figure(
              `Couldn’t enter: ${reasonWords(reason)}`,
              count,
              other && (other.live.rejected[reason] ?? 0),
            ),
          )}
        </dl>
      </section>
      <section className={classes.section} aria-label="Messages">
        <h3>Messages</h3>
        <p className={classes.peak}>{peakWords(result.peak, format)}</p>
        {result.outOf > result.people ? (
          <p className={classes.hint}>
            These are the messages of {format.count(result.people)} of {format.count(result.outOf)}{" "}
            contacts; all of them would get about{" "}
            {format.count(Math.round((sentIn(result) * result.outOf) / result.people))}.
          </p>
        ) : null}
        <dl className={classes.figures}>
          {part("Sent", sentIn)}
          {part("Held for quiet time", (one) => one.heldForQuietTime)}
          {part("Over a cap", (one) => one.overCap)}
        </dl>
        <MessageTable messages={result.messages} />
      </section>
      <section className={classes.section} aria-label="Not sent">
        <h3>Not sent</h3>
        {reasons.length === 0 ? <p className={classes.hint}>Every message would be sent.</p> : null}
        <dl className={classes.figures}>
          {reasons.map(([reason, count]) =>
            figure(reasonWords(reason), count, other && (other.notSent[reason] ?? 0)),
          )}
        </dl>
      </section>
    </>
  );
}
