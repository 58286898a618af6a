import { IconMail } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import type { EmailSettings } from "../../shared/activities/email.ts";
import { useEngine } from "../data/engine.tsx";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { MailSummary } from "./card/template-summary.tsx";
import { SelectField } from "./form/choice-field.tsx";
import { TextField } from "./form/text-field.tsx";
import { MessageTypeField, SendingFields } from "./message/sending-fields.tsx";
import { TemplateField } from "./message/template-field.tsx";
import { VersionField } from "./message/version-field.tsx";

/** No address is like this one. */
const asInTemplate = "template";

function EmailForm({ document, settings, change }: InspectorProps<EmailSettings>) {
  const smtp = useQuery(useEngine().channels.email.queryOptions()).data?.smtp;
  const account = smtp?.fromAddress ?? "";
  const set = (part: Partial<EmailSettings>, said: string) =>
    change({ ...settings, ...part }, said);
  return (
    <>
      <TemplateField channel="email" settings={settings} onChange={set} />
      <VersionField settings={settings} onChange={set} />
      <TextField
        name="fromName"
        label="From name"
        value={settings.fromName}
        placeholder={
          smtp?.fromName ? `As in the template, else ${smtp.fromName}` : "As in the template"
        }
        maxLength={200}
        onCommit={(fromName) => set({ fromName }, "Change the sender’s name")}
      />
      <SelectField
        name="fromAddress"
        label="From address"
        value={settings.fromAddress || asInTemplate}
        options={[
          {
            value: asInTemplate,
            label: account ? `As in the template, else ${account}` : "As in the template",
          },
          ...[...new Set([account, settings.fromAddress])].flatMap((address) =>
            address ? [{ value: address, label: address }] : [],
          ),
        ]}
        hint={
          settings.fromAddress === "" || settings.fromAddress === account
            ? undefined
            : "Not the address of the email account: the server may refuse it."
        }
        onChange={(address) =>
          set({ fromAddress: address === asInTemplate ? "" : address }, "Change the sender")
        }
      />
      <TextField
        name="replyTo"
        label="Reply-to"
        value={settings.replyTo}
        placeholder="As in the template"
        maxLength={320}
        onCommit={(replyTo) => set({ replyTo: replyTo.trim() }, "Change the reply-to address")}
      />
      <MessageTypeField settings={settings} onChange={set} />
      <SendingFields channel="email" document={document} settings={settings} onChange={set} />
    </>
  );
}

export const email: ActivityView<EmailSettings> = {
  type: "email",
  group: "Messages",
  icon: IconMail,
  tone: "email",
  Summary: MailSummary,
  Inspector: EmailForm,
};
