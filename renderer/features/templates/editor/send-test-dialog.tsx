import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useClient } from "../../../data/engine.tsx";
import { TestDialog } from "../../../message/test-dialog.tsx";
import { PersonPicker } from "./person-picker.tsx";
import type { PersonChoice } from "./use-person.ts";

/** A test of the draft as it is now. In-app messages are fetched by the app: their editor has no test. */
export function SendTestDialog(props: {
  content: Exclude<TemplateContent, { type: "inapp" }>;
  choice: PersonChoice;
  opened: boolean;
  onClose: () => void;
}) {
  const { content, choice } = props;
  const client = useClient();
  return (
    <TestDialog
      family={content.type}
      opened={props.opened}
      onClose={props.onClose}
      send={(to) => client.templates.sendTest({ content, contact: choice.person?.key ?? null, to })}
    >
      <PersonPicker label="As contact" choice={choice} />
    </TestDialog>
  );
}
