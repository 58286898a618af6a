import { useCurrentProject } from "../../data/use-current-project.ts";
import { AttentionCard } from "./attention-card.tsx";
import { ChannelChart } from "./channel-chart.tsx";
import type { HomeData } from "./home-data.ts";
import { HomeTiles } from "./home-tiles.tsx";
import classes from "./home.module.css";
import { LiveJourneys } from "./live-journeys.tsx";
import { NextSends } from "./next-sends.tsx";
import { usePutAside } from "./put-aside.ts";
import { RecentCampaigns } from "./recent-campaigns.tsx";
import { SetUpList, setUpId } from "./set-up-list.tsx";
import { isSetUp } from "./set-up-steps.ts";

type Props = { home: HomeData; days: number; stale: boolean };

export function HomeBody({ home, days, stale }: Props) {
  const place = useSetUpPlace(home);
  return (
    <div
      className={classes.grid}
      data-stale={stale || undefined}
      data-wide-set-up={place === "row" || undefined}
    >
      <div className={classes.across}>
        <HomeTiles home={home} days={days} />
      </div>
      {place === "row" ? (
        <div className={classes.across}>
          <SetUpList done={home.setUp} look="wide" />
        </div>
      ) : null}
      <div className={classes.middle}>
        {place === "chart" ? (
          <SetUpList done={home.setUp} look="list" />
        ) : (
          <ChannelChart home={home} days={days} />
        )}
      </div>
      <div className={classes.middle}>
        <AttentionCard items={home.attention} />
      </div>
      <RecentCampaigns campaigns={home.recent} />
      <NextSends sends={home.nextSends} className={classes.sends ?? ""} />
      <LiveJourneys />
    </div>
  );
}

/** Before anything was sent the list stands where the chart will be, afterwards in a row of its own until it is done. */
function useSetUpPlace(home: HomeData): "chart" | "row" | null {
  const sample = useCurrentProject()?.project.sample ?? false;
  const { isAside } = usePutAside();
  if (sample || isSetUp(home.setUp) || isAside(setUpId)) return null;
  return home.setUp.launched ? "row" : "chart";
}
