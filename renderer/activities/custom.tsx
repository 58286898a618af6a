import { MultiSelect } from "@mantine/core";
import { IconWebhook } from "@tabler/icons-react";
import type { CustomSettings } from "../../shared/activities/custom.ts";
import { ChannelType } from "../../shared/domain/channel.ts";
import { channelName } from "../../shared/domain/segment-words.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { useErrorOf } from "./form/form-context.ts";
import { NumberField } from "./form/number-field.tsx";
import { TextField } from "./form/text-field.tsx";
import { SendingFields } from "./message/sending-fields.tsx";

function CustomForm({ document, settings, change }: InspectorProps<CustomSettings>) {
  const set = (part: Partial<CustomSettings>, said: string) =>
    change({ ...settings, ...part }, said);
  return (
    <>
      <TextField
        name="url"
        label="Web address"
        placeholder="https://"
        value={settings.url}
        maxLength={2048}
        hint="Called with the endpoints of whoever comes here. The reply can decide a split."
        onCommit={(url) => set({ url: url.trim() }, "Change the address")}
      />
      <div data-field="endpointTypes">
        <MultiSelect
          label="Endpoint types"
          error={useErrorOf("endpointTypes")}
          searchable
          hidePickedOptions
          data={ChannelType.options.map((value) => ({ value, label: channelName(value) }))}
          value={settings.endpointTypes}
          onChange={(values) =>
            set(
              { endpointTypes: ChannelType.options.filter((one) => values.includes(one)) },
              "Change the endpoint types",
            )
          }
        />
      </div>
      <TextField
        name="data"
        label="Data"
        lines={3}
        maxLength={5000}
        value={settings.data}
        hint={`Sent along as it is. ${settings.data.length.toLocaleString("en")} of 5,000 characters.`}
        onCommit={(data) => set({ data }, "Change the data")}
      />
      <NumberField
        name="timeoutSeconds"
        label="Time-out"
        suffix=" s"
        value={settings.timeoutSeconds}
        min={1}
        max={60}
        onCommit={(timeoutSeconds) => set({ timeoutSeconds }, "Change the time-out")}
      />
      <NumberField
        name="retries"
        label="Tries after a failure"
        value={settings.retries}
        min={0}
        max={5}
        onCommit={(retries) => set({ retries }, "Change the tries")}
      />
      <SendingFields channel="custom" document={document} settings={settings} onChange={set} />
    </>
  );
}

export const custom: ActivityView<CustomSettings> = {
  type: "custom",
  group: "Messages",
  icon: IconWebhook,
  tone: "custom",
  Summary: DescribedSummary,
  Inspector: CustomForm,
};
