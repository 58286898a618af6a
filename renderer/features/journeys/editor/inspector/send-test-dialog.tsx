import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { useClient } from "../../../../data/engine.tsx";
import { TestDialog } from "../../../../message/test-dialog.tsx";
import { PersonSelect, usePerson } from "./person-select.tsx";

/** A test of the template that the activity sends. */
export function SendTestDialog(props: {
  content: TemplateContent;
  opened: boolean;
  onClose: () => void;
}) {
  const { content } = props;
  const client = useClient();
  const { person, choose } = usePerson();
  return (
    <TestDialog
      // In-app messages are fetched by the app: no activity sends them.
      family={content.type === "inapp" ? "push" : content.type}
      opened={props.opened}
      onClose={props.onClose}
      send={(to) => client.templates.sendTest({ content, contact: person?.key ?? null, to })}
    >
      <PersonSelect label="As contact" person={person} onChoose={choose} />
    </TestDialog>
  );
}
