import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function AudiencePage() {
  return (
    <Page title="Audience">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
