import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function CampaignsPage() {
  return (
    <Page title="Campaigns">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
