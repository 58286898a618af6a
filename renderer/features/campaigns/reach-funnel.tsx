import type { ReactNode } from "react";
import { Link } from "react-router";
import { reasonTexts, type Reason } from "../../../shared/domain/message.ts";
import { Bar } from "../../ui/bar.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import { segmentContacts } from "./contact-links.ts";
import classes from "./reach-funnel.module.css";

/** Targeted → why some get nothing → will be sent. */
export function ReachFunnel(props: {
  funnel: { targeted: number; skipped: { reason: Reason; count: number }[]; willBeSent: number };
  segmentId: string | null;
}) {
  const format = useFormat();
  const { segmentId } = props;
  const { targeted, skipped, willBeSent } = props.funnel;
  const share = (count: number) => (targeted > 0 ? count / targeted : 0);
  return (
    <dl className={classes.funnel}>
      <Line label="Targeted" share={targeted > 0 ? 1 : 0} strong>
        {segmentId ? (
          <Link className="link" to={segmentContacts(segmentId)}>
            {format.count(targeted)}
          </Link>
        ) : (
          format.count(targeted)
        )}
      </Line>
      {skipped.map(({ reason, count }) => (
        <Line key={reason} label={reasonTexts[reason]} share={share(count)} neutral>
          −{format.count(count)}
        </Line>
      ))}
      <Line label="Will be sent" share={share(willBeSent)} strong>
        <span aria-live="polite">{format.count(willBeSent)}</span>
      </Line>
    </dl>
  );
}

function Line(props: {
  label: string;
  share: number;
  strong?: boolean;
  neutral?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={classes.line} data-strong={props.strong || undefined}>
      <dt>{props.label}</dt>
      <dd>{props.children}</dd>
      <Bar share={props.share} tone={props.neutral ? "neutral" : "email"} />
    </div>
  );
}
