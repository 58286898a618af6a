import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function MessagesPage() {
  return (
    <Page title="Messages">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
