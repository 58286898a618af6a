import { IconMail, IconSpeakerphone } from "@tabler/icons-react";
import { Button } from "@mantine/core";
import { Link } from "react-router";
import { useNewCampaign } from "../../data/use-new-campaign.ts";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Tile } from "../../ui/tile.tsx";
import { Time } from "../../ui/time.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import classes from "./home.module.css";
import type { RecentCampaign } from "./home-data.ts";

/** The last campaigns that went out; a row opens its report, a number its contacts. */
export function RecentCampaigns({ campaigns }: { campaigns: readonly RecentCampaign[] }) {
  const newCampaign = useNewCampaign();
  return (
    <Card
      title="Recent campaigns"
      className={classes.recent ?? ""}
      aside={
        campaigns.length > 0 ? (
          <Link to="/campaigns" className={`link ${classes.all}`}>
            All campaigns
          </Link>
        ) : null
      }
    >
      {campaigns.length === 0 ? (
        <EmptyState
          icon={<IconSpeakerphone size={32} />}
          text="Send one message to a segment, now, later, or on a schedule."
          primary={<Button onClick={() => newCampaign()}>New campaign</Button>}
        />
      ) : (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead>
              <tr>
                <th scope="col">Campaign</th>
                <th scope="col">Delivered</th>
                <th scope="col">Open rate</th>
                <th scope="col">Click rate</th>
              </tr>
            </thead>
            <tbody>
              {campaigns.map((campaign) => (
                <Row key={campaign.campaignId} campaign={campaign} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}

function Row({ campaign }: { campaign: RecentCampaign }) {
  const format = useFormat();
  const { campaignId: id, runId, name, delivered, openRate, clickRate } = campaign;
  const contacts = (outcome: string) => `/audience?campaign=${id}&run=${runId}&outcome=${outcome}`;
  const rate = (value: number | null, outcome: string) =>
    value === null ? (
      format.percent(value)
    ) : (
      <Link to={contacts(outcome)} className={classes.number ?? ""}>
        {format.percent(value)}
      </Link>
    );
  return (
    <tr>
      <th scope="row" aria-label={name}>
        <span className={classes.campaign}>
          <Tile tone="email">
            <IconMail size={16} />
          </Tile>
          <span className={classes.names}>
            <Link to={`/campaigns/${id}/report`} className={classes.open ?? ""}>
              {name}
            </Link>
            <span className={classes.when}>
              Sent <Time at={campaign.at} />
            </span>
          </span>
        </span>
      </th>
      <td>
        <Link to={contacts("delivered")} className={classes.number ?? ""}>
          {format.count(delivered)}
        </Link>
      </td>
      <td>{rate(openRate, "opened")}</td>
      <td className={classes.strong}>{rate(clickRate, "clicked")}</td>
    </tr>
  );
}
