import { Button } from "@mantine/core";
import { IconAddressBook, IconFileImport, IconFilterOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { useProjectActs } from "../../../data/use-project-acts.ts";
import { EmptyState } from "../../../ui/empty-state.tsx";

export function NoContacts() {
  const { createSample } = useProjectActs();
  return (
    <EmptyState
      icon={<IconAddressBook size={32} />}
      text="No contacts yet. Import a list, or load the sample data to look around."
      primary={
        <Button
          variant="filled"
          component={Link}
          to="/audience/import"
          leftSection={<IconFileImport size={15} />}
        >
          Import contacts
        </Button>
      }
      secondary={
        <Button loading={createSample.isPending} onClick={() => createSample.mutate(undefined)}>
          Load sample data
        </Button>
      }
    />
  );
}

export const NoMatch = (props: { filters: number; onClear: () => void }) => (
  <EmptyState
    icon={<IconFilterOff size={32} />}
    text={
      props.filters === 1
        ? "No contact matches this filter."
        : `No contact matches these ${props.filters} filters.`
    }
    primary={<Button onClick={props.onClear}>Clear filters</Button>}
  />
);
