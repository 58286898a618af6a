import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function SegmentsPage() {
  return (
    <Page title="Segments">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
