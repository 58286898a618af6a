import { EmptyState } from "../../ui/empty-state.tsx";
import { Page } from "../../ui/page.tsx";

export function SettingsPage() {
  return (
    <Page title="Settings">
      <EmptyState text="This screen is being built." />
    </Page>
  );
}
