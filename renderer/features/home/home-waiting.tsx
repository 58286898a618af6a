import { Card } from "../../ui/card.tsx";
import { SkeletonChart, SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import { WaitingTiles } from "./home-tiles.tsx";
import classes from "./home.module.css";

/** The final geometry in grey; nothing at all when the answer is quick. */
export function HomeWaiting() {
  if (!useSlow(true)) return null;
  return (
    <div className={classes.grid}>
      <div className={classes.across}>
        <WaitingTiles />
      </div>
      <div className={classes.middle}>
        <Card title="Messages by channel">
          <SkeletonChart height={200} />
        </Card>
      </div>
      <div className={classes.middle}>
        <Card title="Needs attention">
          <SkeletonRows rows={3} height={70} />
        </Card>
      </div>
      <Card title="Recent campaigns" className={classes.recent ?? ""}>
        <SkeletonRows rows={5} height={56} />
      </Card>
      <Card title="Next sends" className={classes.sends ?? ""}>
        <SkeletonRows rows={5} height={60} />
      </Card>
    </div>
  );
}
