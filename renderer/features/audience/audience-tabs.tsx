import { useNavigate } from "react-router";
import { TabsRow } from "../../ui/tabs-row.tsx";

const paths = { contacts: "/audience", imports: "/audience/imports" };

/** The two lists of this section; each is a place with its own address. */
export function AudienceTabs({ shown }: { shown: "contacts" | "imports" }) {
  const navigate = useNavigate();
  return (
    <TabsRow
      id="audience"
      label="Audience"
      value={shown}
      tabs={[
        { value: "contacts", label: "Contacts" },
        { value: "imports", label: "Imports" },
      ]}
      onChange={(tab) => void navigate(paths[tab])}
    />
  );
}
