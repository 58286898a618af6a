import { Button } from "@mantine/core";
import { Link } from "react-router";
import { EmptyState } from "../ui/empty-state.tsx";
import { Page } from "../ui/page.tsx";

export function NotFound() {
  return (
    <Page title="Not found">
      <EmptyState
        text="There is no screen at this address."
        primary={
          <Button component={Link} to="/home" variant="filled">
            Go to Home
          </Button>
        }
      />
    </Page>
  );
}
