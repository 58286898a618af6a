import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function HomePage() {
  return (
    <Page title="Home">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
