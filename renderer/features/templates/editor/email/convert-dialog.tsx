import { useClient } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import type { EmailBody } from "../../../../../shared/domain/template/template.ts";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import type { ContentOf } from "../content-editor.tsx";

/** Forwards only; what cannot be taken back later is said before. */
export function ConvertDialog(props: {
  content: ContentOf<"email">;
  to: "mjml" | "html" | null;
  onClose: () => void;
  onDone: (body: EmailBody) => void;
}) {
  const { content, to, onClose, onDone } = props;
  const client = useClient();
  const name = to === "mjml" ? "MJML" : "HTML";
  const from = content.body.form === "blocks" ? "blocks" : "MJML";
  return (
    <ConfirmDialog
      opened={to !== null}
      onClose={onClose}
      title={`Convert to ${name}`}
      text={`You write ${name} from now on. There is no way back from ${name} to ${from}: only Undo brings them back, as long as this template stays open. Versions you made keep their ${from}.`}
      confirm={`Convert to ${name}`}
      onConfirm={async () => {
        if (to === null) return;
        try {
          const converted = (await client.templates.convert({ content, to })).content;
          if (converted.type === "email") onDone(converted.body);
        } catch (error) {
          const { message, place, cure } = readError(error);
          showToast({
            text: "The mail was not converted.",
            detail: [message, place, cure].filter(Boolean).join(" "),
            tone: "danger",
          });
          throw error;
        }
      }}
    />
  );
}
