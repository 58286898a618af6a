import { Button } from "@mantine/core";
import { IconFileImport, IconUserPlus } from "@tabler/icons-react";
import { useState } from "react";
import { Link } from "react-router";
import { useStatus } from "../../../data/use-current-project.ts";
import { Page } from "../../../ui/page.tsx";
import { AudienceTabs } from "../audience-tabs.tsx";
import { ContactsBody } from "./contacts-body.tsx";

export function AudiencePage() {
  // Where the empty list asks for an import itself, its button is the one that stands out.
  const empty = useStatus()?.contacts === 0;
  const [creating, setCreating] = useState(false);
  return (
    <Page
      title="Audience"
      flush
      focusTitle={false}
      tabs={<AudienceTabs shown="contacts" />}
      actions={
        <>
          <Button leftSection={<IconUserPlus size={15} />} onClick={() => setCreating(true)}>
            New contact
          </Button>
          <Button
            variant={empty ? "default" : "filled"}
            component={Link}
            to="/audience/import"
            leftSection={<IconFileImport size={15} />}
          >
            Import contacts
          </Button>
        </>
      }
    >
      <div id="audience-panel" role="tabpanel" aria-label="Contacts" style={{ height: "100%" }}>
        <ContactsBody creating={creating} onCreating={setCreating} />
      </div>
    </Page>
  );
}
