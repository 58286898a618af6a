import { IconMessage2 } from "@tabler/icons-react";
import type { SmsSettings } from "../../shared/activities/sms.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { BubbleSummary } from "./card/template-summary.tsx";
import { NumberField } from "./form/number-field.tsx";
import { TextField } from "./form/text-field.tsx";
import { MessageTypeField, SendingFields } from "./message/sending-fields.tsx";
import { TemplateField } from "./message/template-field.tsx";
import { VersionField } from "./message/version-field.tsx";

function SmsForm({ document, settings, change }: InspectorProps<SmsSettings>) {
  const set = (part: Partial<SmsSettings>, said: string) => change({ ...settings, ...part }, said);
  return (
    <>
      <TemplateField channel="sms" settings={settings} onChange={set} />
      <VersionField settings={settings} onChange={set} />
      <TextField
        name="originationNumber"
        label="From number"
        placeholder="The channel’s"
        value={settings.originationNumber}
        maxLength={20}
        hint="If there is a sender ID too, the number is tried first."
        onCommit={(text) =>
          set({ originationNumber: text.replaceAll(/[\s()-]/g, "") }, "Change the number")
        }
      />
      <TextField
        name="senderId"
        label="Sender ID"
        placeholder="None"
        value={settings.senderId}
        maxLength={11}
        onCommit={(senderId) => set({ senderId: senderId.trim() }, "Change the sender ID")}
      />
      <MessageTypeField settings={settings} onChange={set} />
      <NumberField
        name="maxParts"
        label="Most parts"
        value={settings.maxParts}
        min={0}
        max={10}
        hint={
          settings.maxParts === 0
            ? "0 is no limit: a long text is sent in as many parts as it needs."
            : "A text that needs more parts for somebody is not sent to them."
        }
        onCommit={(maxParts) => set({ maxParts }, "Change the number of parts")}
      />
      <TextField
        name="entityId"
        label="Entity ID (India)"
        placeholder="Only for numbers in India"
        value={settings.entityId}
        maxLength={50}
        onCommit={(entityId) => set({ entityId: entityId.trim() }, "Change the entity ID")}
      />
      <TextField
        name="regulatoryTemplateId"
        label="Regulatory template ID (India)"
        placeholder="Only for numbers in India"
        value={settings.regulatoryTemplateId}
        maxLength={50}
        onCommit={(text) =>
          set({ regulatoryTemplateId: text.trim() }, "Change the regulatory template ID")
        }
      />
      <SendingFields channel="sms" document={document} settings={settings} onChange={set} />
    </>
  );
}

export const sms: ActivityView<SmsSettings> = {
  type: "sms",
  group: "Messages",
  icon: IconMessage2,
  tone: "sms",
  Summary: BubbleSummary,
  Inspector: SmsForm,
};
