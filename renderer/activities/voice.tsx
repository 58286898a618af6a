import { IconPhone } from "@tabler/icons-react";
import type { VoiceSettings } from "../../shared/activities/voice.ts";
import type { ActivityView, InspectorProps, SummaryProps } from "./activity-view.ts";
import { TemplateLine } from "./card/template-summary.tsx";
import { NumberField } from "./form/number-field.tsx";
import { TextField } from "./form/text-field.tsx";
import { MessageTypeField, SendingFields } from "./message/sending-fields.tsx";
import { TemplateField } from "./message/template-field.tsx";
import { VersionField } from "./message/version-field.tsx";

const VoiceLine = ({ settings }: SummaryProps<VoiceSettings>) => (
  <TemplateLine settings={settings} {...(settings.voice ? { more: settings.voice } : {})} />
);

function VoiceForm({ document, settings, change }: InspectorProps<VoiceSettings>) {
  const set = (part: Partial<VoiceSettings>, said: string) =>
    change({ ...settings, ...part }, said);
  return (
    <>
      <TemplateField channel="voice" settings={settings} onChange={set} />
      <VersionField settings={settings} onChange={set} />
      <TextField
        name="language"
        label="Language"
        placeholder="The template’s, such as en-GB"
        value={settings.language}
        maxLength={20}
        onCommit={(language) => set({ language: language.trim() }, "Change the language")}
      />
      <TextField
        name="voice"
        label="Voice"
        placeholder="The template’s"
        value={settings.voice}
        maxLength={40}
        onCommit={(voice_) => set({ voice: voice_.trim() }, "Change the voice")}
      />
      <TextField
        name="callerNumber"
        label="Caller number"
        placeholder="The channel’s"
        value={settings.callerNumber}
        maxLength={20}
        onCommit={(text) =>
          set({ callerNumber: text.replaceAll(/[\s()-]/g, "") }, "Change the caller number")
        }
      />
      <NumberField
        name="attempts"
        label="Attempts"
        value={settings.attempts}
        min={1}
        max={5}
        hint="How often it is tried when nobody answers."
        onCommit={(attempts) => set({ attempts }, "Change the attempts")}
      />
      <MessageTypeField settings={settings} onChange={set} />
      <SendingFields channel="voice" document={document} settings={settings} onChange={set} />
    </>
  );
}

export const voice: ActivityView<VoiceSettings> = {
  type: "voice",
  group: "Messages",
  icon: IconPhone,
  tone: "voice",
  Summary: VoiceLine,
  Inspector: VoiceForm,
};
