import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { useClient } from "../../../data/engine.tsx";
import { ContactPicker } from "../../../message/contact-picker.tsx";
import { TestDialog } from "../../../message/test-dialog.tsx";
import type { usePreviewContact } from "../use-preview-contact.ts";

/** A test of the campaign's mail as it is now. */
export function SendTestDialog(props: {
  campaignId: string;
  message: EmailContent;
  people: ReturnType<typeof usePreviewContact>;
  opened: boolean;
  onClose: () => void;
}) {
  const { campaignId: id, message, people } = props;
  const client = useClient();
  const contact = people.contact?.key ?? null;
  return (
    <TestDialog
      family="email"
      opened={props.opened}
      onClose={props.onClose}
      send={(to) => client.campaigns.sendTest({ id, message, contact, to })}
    >
      <ContactPicker
        label="As contact"
        contact={people.contact}
        people={people.people}
        onChoose={people.choose}
      />
    </TestDialog>
  );
}
