import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { Link } from "react-router";
import { Page } from "../../../ui/page.tsx";
import { AudienceTabs } from "../audience-tabs.tsx";
import { ContactsBody } from "./contacts-body.tsx";

export function AudiencePage() {
  return (
    <Page
      title="Audience"
      flush
      focusTitle={false}
      tabs={<AudienceTabs shown="contacts" />}
      actions={
        <Button
          variant="filled"
          component={Link}
          to="/audience/import"
          leftSection={<IconFileImport size={15} />}
        >
          Import contacts
        </Button>
      }
    >
      <div id="audience-panel" role="tabpanel" aria-label="Contacts" style={{ height: "100%" }}>
        <ContactsBody />
      </div>
    </Page>
  );
}
