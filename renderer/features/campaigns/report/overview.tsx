import type { UseQueryResult } from "@tanstack/react-query";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonChart, SkeletonKpi, useSlow } from "../../../ui/skeletons.tsx";
import { FunnelCard } from "./funnel-card.tsx";
import { LinksCard } from "./links-card.tsx";
import { OpensCard } from "./opens-card.tsx";
import { ReasonsCard } from "./reasons-card.tsx";
import { ReportFigures } from "./report-figures.tsx";
import classes from "./report.module.css";
import type { Report, Scope } from "./use-report.ts";

export function Overview(props: {
  scope: Scope;
  report: UseQueryResult<Report>;
  onTab: (tab: "links" | "notDelivered" | "message") => void;
}) {
  const { scope, report, onTab } = props;
  const slow = useSlow(report.isPending);
  // Of other channels, opens and links are not measured.
  const isMail = scope.campaign.family === "email";
  if (!report.data)
    return report.isError ? (
      <ErrorState problem={readError(report.error)} onRetry={() => void report.refetch()} />
    ) : slow ? (
      <div className={classes.stack}>
        <SkeletonKpi />
        <SkeletonChart height={260} />
      </div>
    ) : null;
  return (
    <div className={classes.stack} data-dim={report.isPlaceholderData || undefined}>
      <div className={classes.figures}>
        <ReportFigures scope={scope} report={report.data} />
      </div>
      <div className={classes.grid}>
        {isMail ? <OpensCard report={report.data} /> : null}
        <FunnelCard scope={scope} figures={report.data.figures} />
        <ReasonsCard
          scope={scope}
          reasons={report.data.reasons}
          figures={report.data.figures}
          onAll={() => onTab("notDelivered")}
        />
        {isMail ? (
          <LinksCard scope={scope} report={report.data} onAll={() => onTab("links")} />
        ) : null}
      </div>
    </div>
  );
}
