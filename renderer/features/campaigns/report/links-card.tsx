import { Button } from "@mantine/core";
import { IconPointer } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { Bar } from "../../../ui/bar.tsx";
import { Card } from "../../../ui/card.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { MailFrame } from "../../../ui/mail-frame.tsx";
import { pathOf } from "./links.ts";
import classes from "./report.module.css";
import type { Report, Scope } from "./use-report.ts";

const most = 6;

/** The mail as it was sent beside its links, most clicked first. */
export function LinksCard(props: { scope: Scope; report: Report; onAll: () => void }) {
  const { scope, report, onAll } = props;
  const format = useFormat();
  const sent = useQuery(
    useEngine().campaigns.sentMessage.queryOptions({
      input: { id: scope.campaign.id, contact: null },
    }),
  ).data;
  const { links } = report;
  const largest = Math.max(1, ...links.map(({ clicks }) => clicks));
  return (
    <Card
      title="Links"
      note="clicks"
      icon={<IconPointer size={16} />}
      aside={
        links.length > 0 ? (
          <Button size="xs" variant="subtle" color="gray" onClick={onAll}>
            {links.length > most ? `All ${format.count(links.length)}` : "Show all"}
          </Button>
        ) : null
      }
    >
      <div className={classes.linkMap} data-bare={sent?.url ? undefined : true}>
        {sent?.url ? (
          <MailFrame
            url={sent.url}
            title={`Picture of ${sent.subject}`}
            width={600}
            height={240}
            still
          />
        ) : null}
        {links.length === 0 ? (
          <EmptyState
            text={
              report.figures.clicked === null
                ? "Clicks are not measured."
                : "Nobody has clicked a link yet."
            }
          />
        ) : (
          <ol className={classes.links}>
            {links.slice(0, most).map(({ url, label, clicks }) => {
              const to = scope.to("clicked", { link: url });
              return (
                <li key={url}>
                  <span className="ellipsis" title={url}>
                    {label}
                    <span className={classes.path}>{pathOf(url)}</span>
                  </span>
                  {to ? (
                    <Link
                      to={to}
                      className={classes.number}
                      aria-label={`${format.count(clicks)} clicks on ${label}: contacts`}
                    >
                      {format.count(clicks)}
                    </Link>
                  ) : (
                    <span>{format.count(clicks)}</span>
                  )}
                  <Bar share={clicks / largest} tone="decision" height={3} />
                </li>
              );
            })}
          </ol>
        )}
      </div>
    </Card>
  );
}
