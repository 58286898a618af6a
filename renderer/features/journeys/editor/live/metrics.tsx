import { IconChevronRight } from "@tabler/icons-react";
import { Fragment } from "react";
import type {
  ActivityCounts,
  ParticipantFilter,
} from "../../../../../shared/contract/journey-runs.ts";
import { outletsOf, type JourneyActivity } from "../../../../../shared/journey/graph.ts";
import type { SendChannel } from "../../../../../shared/domain/journey.ts";
import { duration, unknown } from "../../../../ui/format.ts";
import { toneColor, type Tone } from "../../../../ui/tones.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useLiveView } from "./live-store.ts";
import { byCount, reasonWords } from "./live-words.ts";
import classes from "./metrics.module.css";

type Line = { label: string; count: number | null; filter?: ParticipantFilter };
type Measure = Extract<ParticipantFilter, { of: "feedback" }>["measure"];

/** The figures of one activity: bars of those who came, and lists of what went otherwise. */
export function Metrics(props: {
  counts: ActivityCounts;
  activity: JourneyActivity;
  channel: SendChannel | null;
  tone: Tone;
}) {
  const { counts, activity, channel, tone } = props;
  const id = counts.activity;
  const of = (measure: Measure, label: string, count: number | null): Line => ({
    label,
    count,
    filter: { of: "feedback", activity: id, measure },
  });
  const arrived: Line = {
    label: "Arrived",
    count: counts.arrived,
    filter: { of: "arrived", activity: id },
  };
  const bars: Line[] =
    channel === null
      ? [
          arrived,
          { label: "Here now", count: counts.here, filter: { of: "here", activity: id } },
          { label: "Passed", count: counts.passed, filter: { of: "passed", activity: id } },
          { label: "Left here", count: counts.ended, filter: { of: "ended", activity: id } },
        ]
      : [
          arrived,
          ...(counts.here > 0
            ? [
                {
                  label: "Held here",
                  count: counts.here,
                  filter: { of: "here" as const, activity: id },
                },
              ]
            : []),
          { label: "Sent", count: counts.sent, filter: { of: "sent", activity: id } },
          of("delivered", "Delivered", counts.delivered),
          ...(channel === "email" || channel === "push"
            ? [of("opened", "Opened", counts.opened)]
            : []),
          ...(channel === "email" ? [of("clicked", "Clicked", counts.clicked)] : []),
        ];
  const outlets = outletsOf(activity);
  const notSent = byCount(counts.notSent);
  const total = notSent.reduce((sum, [, count]) => sum + count, 0);
  return (
    <>
      <Bars lines={bars} whole={counts.arrived} tone={tone} />
      {outlets.length > 1 ? (
        <section className={classes.part} aria-label="Paths">
          <h3 className={classes.partHead}>Paths</h3>
          <Bars
            tone={tone}
            whole={counts.passed}
            lines={outlets.map((outlet) => ({
              label: outlet.label,
              count: counts.outlets[outlet.id] ?? 0,
              filter: { of: "passed", activity: id, outlet: outlet.id },
            }))}
          />
        </section>
      ) : null}
      {channel === null ? null : (
        <>
          <List
            title="Not sent"
            total={total}
            lines={notSent.map(([reason, count]) => ({
              label: reasonWords(reason),
              count,
              filter: { of: "notSent", activity: id, reason },
            }))}
          />
          {channel === "email" ? (
            <List
              title="After delivery"
              lines={[
                of("hardBounced", "Hard bounce", counts.hardBounced),
                of("softBounced", "Soft bounce", counts.softBounced),
                of("complained", "Complaint", counts.complained),
                of("unsubscribed", "Unsubscribe", counts.unsubscribed),
              ]}
            />
          ) : null}
        </>
      )}
      <section className={classes.part} aria-label="Time">
        <h3 className={classes.partHead}>
          Median time here{" "}
          <span>{counts.medianTime === null ? unknown : duration(counts.medianTime)}</span>
        </h3>
      </section>
    </>
  );
}

function Bars({ lines, whole, tone }: { lines: Line[]; whole: number; tone: Tone }) {
  const format = useFormat();
  return (
    <div className={classes.bars}>
      {lines.map((line, index) => {
        const share = line.count === null || whole === 0 ? null : line.count / whole;
        return (
          <Fragment key={line.label}>
            <span className="ellipsis">{line.label}</span>
            <span className={classes.track} aria-hidden>
              <span
                className={classes.fill}
                style={{
                  width: `${Math.min(1, share ?? 0) * 100}%`,
                  background: toneColor(tone),
                  opacity: Math.max(0.45, 1 - index * 0.14),
                }}
              />
            </span>
            <Count line={line} />
            <span className={`${classes.share} num`}>{format.percent(share)}</span>
          </Fragment>
        );
      })}
    </div>
  );
}

/** A number that opens its people. */
function Count({ line }: { line: Line }) {
  const { label, count, filter } = line;
  const format = useFormat();
  const open = useLiveView((view) => view.openPeople);
  if (!filter || !count)
    return <span className={`${classes.number} num`}>{format.count(count)}</span>;
  return (
    <button
      type="button"
      className={`${classes.open} num`}
      aria-label={`${label}: ${format.count(count)}. Show people`}
      onClick={() => open(filter, label)}
    >
      {format.count(count)}
    </button>
  );
}

function List(props: { title: string; total?: number; lines: Line[] }) {
  const { title, total, lines } = props;
  const format = useFormat();
  const open = useLiveView((view) => view.openPeople);
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.partHead}>
        {title} {total === undefined ? null : <span className="num">{format.count(total)}</span>}
      </h3>
      {lines.map(({ label, count, filter }) =>
        filter && count ? (
          <button
            key={label}
            type="button"
            className={classes.row}
            onClick={() => open(filter, label)}
          >
            {label} <b className="num">{format.count(count)}</b>
            <IconChevronRight size={14} aria-hidden />
          </button>
        ) : (
          <div key={label} className={classes.row}>
            {label} <b className="num">{format.count(count)}</b>
          </div>
        ),
      )}
    </section>
  );
}
