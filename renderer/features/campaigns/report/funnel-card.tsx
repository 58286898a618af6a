import { IconFilter } from "@tabler/icons-react";
import { Fragment } from "react";
import { Link } from "react-router";
import type { CampaignFigures } from "../../../../shared/contract/campaigns.ts";
import { Card } from "../../../ui/card.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { funnelOf, type Lost } from "./figures.ts";
import classes from "./report.module.css";
import type { Scope } from "./use-report.ts";

/** From Targeted to Clicked, with the number lost between two steps. */
export function FunnelCard({ scope, figures }: { scope: Scope; figures: CampaignFigures }) {
  const format = useFormat();
  return (
    <Card
      title="Funnel"
      icon={<IconFilter size={16} />}
      aside={
        <span className={classes.quiet}>
          {scope.countsContacts ? "unique contacts" : "messages, all runs"}
        </span>
      }
    >
      <ol className={classes.funnel}>
        {funnelOf(figures).map(({ label, count, share, outcome, lost }) => (
          <li key={label}>
            <span>{label}</span>
            <span className={classes.funnelBar} aria-hidden>
              <span
                style={{ width: `${share * 100}%` }}
                data-clicks={outcome === "clicked" || undefined}
              />
            </span>
            <Number
              className={classes.funnelCount}
              text={format.count(count)}
              to={count === null ? undefined : scope.to(outcome)}
            />
            <LostLine scope={scope} lost={lost} />
          </li>
        ))}
      </ol>
      {figures.opened === null ? (
        <p className={classes.foot}>Opens and clicks are not measured.</p>
      ) : null}
    </Card>
  );
}

function LostLine({ scope, lost }: { scope: Scope; lost: readonly Lost[] }) {
  const format = useFormat();
  if (lost.length === 0) return null;
  return (
    <span className={classes.lost}>
      {lost.map(({ label, count, outcome }, index) => (
        <Fragment key={label}>
          {index > 0 ? " · " : null}
          <Number
            text={`${label} ${outcome === "waiting" ? "" : "−"}${format.count(count)}`}
            to={scope.to(outcome)}
          />
        </Fragment>
      ))}
    </span>
  );
}

const Number = (props: { text: string; to: string | undefined; className?: string | undefined }) =>
  props.to ? (
    <Link to={props.to} className={`${classes.number} ${props.className ?? ""}`}>
      {props.text}
    </Link>
  ) : (
    <span className={props.className}>{props.text}</span>
  );
