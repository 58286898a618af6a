import { useQuery } from "@tanstack/react-query";
import type { SendChannel } from "../../../../../shared/domain/journey.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { plural } from "../../../../ui/format.ts";
import { toneColor, type Tone } from "../../../../ui/tones.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import classes from "./inspector.module.css";

const addresses: Record<SendChannel, string> = {
  email: "No email address",
  sms: "No phone number",
  push: "No device",
  voice: "No phone number",
  custom: "No address",
};

/** How many of those who can come here could get the message, by today’s data. */
export function ReachBar(props: { journey: string; activity: string; channel: SendChannel }) {
  const { journey, activity, channel } = props;
  const format = useFormat();
  const reach = useQuery(
    useEngine().journeys.reach.queryOptions({ input: { id: journey, activity } }),
  ).data;
  if (!reach) return null;
  const parts: { label: string; count: number | null; tone: Tone }[] = [
    { label: "Will be sent", count: reach.willBeSent, tone: channel },
    { label: "Opted out", count: reach.optedOut, tone: "warning" },
    { label: addresses[channel], count: reach.noAddress, tone: "neutral" },
  ];
  return (
    <section className={classes.reach} aria-label="Who can receive it">
      <div className={classes.reachHead}>
        <strong>Who can receive it</strong>
        <span>
          {reach.of === null
            ? "events tell who comes"
            : `of ${plural(format.count(reach.of), "participant")}`}
        </span>
      </div>
      <div className={classes.bar} aria-hidden>
        {parts.map(({ label, count, tone }) =>
          count ? (
            <span key={label} style={{ flexGrow: count, background: toneColor(tone) }} />
          ) : null,
        )}
      </div>
      <dl className={classes.legend}>
        {parts.map(({ label, count, tone }) => (
          <Part key={label} label={label} value={format.count(count)} tone={tone} />
        ))}
      </dl>
    </section>
  );
}

const Part = (props: { label: string; value: string; tone: Tone }) => (
  <>
    <dt>
      <span className={classes.dot} style={{ background: toneColor(props.tone) }} aria-hidden />
      <span>{props.label}</span>
    </dt>
    <dd className="num">{props.value}</dd>
  </>
);
