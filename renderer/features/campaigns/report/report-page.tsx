import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { ReportView } from "./report-view.tsx";

/** What became of a launched campaign; a draft has no report yet. */
export function ReportPage() {
  const { id = "" } = useParams();
  const campaign = useQuery(useEngine().campaigns.get.queryOptions({ input: { id } }));
  const slow = useSlow(campaign.isPending);
  if (campaign.data?.status === "draft") return <Navigate to={`/campaigns/${id}`} replace />;
  if (campaign.data) return <ReportView key={id} campaign={campaign.data} />;
  return (
    <Page title="Campaign" crumbs={[{ label: "Campaigns", to: "/campaigns" }]}>
      {campaign.isError ? (
        <ErrorState problem={readError(campaign.error)} onRetry={() => void campaign.refetch()} />
      ) : slow ? (
        <SkeletonRows rows={8} />
      ) : null}
    </Page>
  );
}
