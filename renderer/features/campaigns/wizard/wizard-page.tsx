import { useQuery } from "@tanstack/react-query";
import { Navigate, useParams } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { Wizard } from "./wizard.tsx";

/** A draft opens in the wizard, what has been launched in its report. */
export function WizardPage() {
  const { id = "" } = useParams();
  const campaign = useQuery(useEngine().campaigns.get.queryOptions({ input: { id } }));
  const slow = useSlow(campaign.isPending);
  if (campaign.data?.status === "draft") return <Wizard key={id} detail={campaign.data} />;
  if (campaign.data) return <Navigate to={`/campaigns/${id}/report`} replace />;
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
