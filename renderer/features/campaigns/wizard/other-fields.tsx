import { MultiSelect, Select, TextInput } from "@mantine/core";
import { ChannelType } from "../../../../shared/domain/channel.ts";
import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { measureSms } from "../../../../shared/domain/sms.ts";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./other.module.css";
import { VariableArea } from "./variable-area.tsx";
import { VariableText } from "./variable-text.tsx";

type Of<Type extends OtherContent["type"]> = Extract<OtherContent, { type: Type }>;
type Props<Type extends OtherContent["type"]> = {
  content: Of<Type>;
  errors: Record<string, string>;
  onWrite: (content: OtherContent, name: string) => void;
};

/** The fields of a message that is no mail. */
export function OtherFields(props: Omit<Props<"sms">, "content"> & { content: OtherContent }) {
  const { content, ...rest } = props;
  switch (content.type) {
    case "sms":
      return <SmsFields content={content} {...rest} />;
    case "push":
      return <PushFields content={content} {...rest} />;
    case "voice":
      return <VoiceFields content={content} {...rest} />;
    case "custom":
      return <CustomFields content={content} {...rest} />;
  }
}

const Origin = (props: { value: string; onChange: (origin: string) => void }) => (
  <TextInput
    label="Origin"
    name="origin"
    description="A number or sender id; empty leaves it to the provider."
    maxLength={20}
    value={props.value}
    onChange={(event) => props.onChange(event.currentTarget.value)}
  />
);

function SmsFields({ content, errors, onWrite }: Props<"sms">) {
  const format = useFormat();
  const { parts, encoding, left } = measureSms(content.body);
  return (
    <>
      <VariableArea
        label="Text"
        name="body"
        maxLength={1600}
        value={content.body}
        error={content.body.trim() ? (errors["body"] ?? null) : null}
        below={
          parts === 0
            ? "160 characters a part; 70 with characters outside of GSM-7."
            : `${plural(format.count(parts), "part")} · ${encoding} · ${format.count(left)} left, before variables are filled`
        }
        onWrite={(body) => onWrite({ ...content, body }, "Text")}
      />
      <div className={classes.pair}>
        <Select
          label="Message type"
          description="Providers give transactional texts priority."
          allowDeselect={false}
          data={[
            { value: "PROMOTIONAL", label: "Promotional" },
            { value: "TRANSACTIONAL", label: "Transactional" },
          ]}
          value={content.messageType}
          onChange={(value) =>
            onWrite(
              { ...content, messageType: value === "TRANSACTIONAL" ? value : "PROMOTIONAL" },
              "Message type",
            )
          }
        />
        <Origin
          value={content.origin}
          onChange={(origin) => onWrite({ ...content, origin }, "Origin")}
        />
      </div>
    </>
  );
}

function PushFields({ content, errors, onWrite }: Props<"push">) {
  const push = content.default;
  const change = (part: Partial<typeof push>, name: string) =>
    onWrite({ ...content, default: { ...push, ...part } }, name);
  return (
    <>
      <VariableText
        label="Title"
        name="default.title"
        maxLength={200}
        value={push.title}
        error={errors["default.title"] ?? null}
        below={null}
        onWrite={(title) => change({ title }, "Title")}
      />
      <VariableArea
        label="Text"
        name="default.body"
        maxLength={2000}
        value={push.body}
        error={push.body.trim() ? (errors["default.body"] ?? null) : null}
        below="Devices show the first few lines."
        onWrite={(body) => change({ body }, "Text")}
      />
      <div className={classes.pair}>
        <Select
          label="When it is opened"
          allowDeselect={false}
          data={[
            { value: "OPEN_APP", label: "The app opens" },
            { value: "DEEP_LINK", label: "A place in the app opens" },
            { value: "URL", label: "A web address opens" },
          ]}
          value={push.action ?? "OPEN_APP"}
          onChange={(value) =>
            change(
              { action: value === "URL" || value === "DEEP_LINK" ? value : "OPEN_APP" },
              "Action",
            )
          }
        />
        {push.action === "URL" || push.action === "DEEP_LINK" ? (
          <TextInput
            label="Address"
            name="default.url"
            maxLength={4000}
            value={push.url}
            error={errors["default.url"] ?? null}
            onChange={(event) => change({ url: event.currentTarget.value }, "Address")}
          />
        ) : null}
      </div>
    </>
  );
}

function VoiceFields({ content, errors, onWrite }: Props<"voice">) {
  return (
    <>
      <VariableArea
        label="Text"
        name="body"
        maxLength={6000}
        value={content.body}
        error={content.body.trim() ? (errors["body"] ?? null) : null}
        below="Plain text, or SSML that begins with <speak>."
        onWrite={(body) => onWrite({ ...content, body }, "Text")}
      />
      <div className={classes.pair}>
        <TextInput
          label="Language"
          name="language"
          maxLength={20}
          value={content.language}
          onChange={(event) =>
            onWrite({ ...content, language: event.currentTarget.value }, "Language")
          }
        />
        <TextInput
          label="Voice"
          name="voice"
          maxLength={50}
          value={content.voice}
          onChange={(event) => onWrite({ ...content, voice: event.currentTarget.value }, "Voice")}
        />
        <Origin
          value={content.origin}
          onChange={(origin) => onWrite({ ...content, origin }, "Origin")}
        />
      </div>
    </>
  );
}

function CustomFields({ content, errors, onWrite }: Props<"custom">) {
  return (
    <>
      <TextInput
        label="Web address"
        name="deliveryUri"
        placeholder="https://"
        maxLength={2000}
        value={content.deliveryUri}
        error={content.deliveryUri.trim() ? (errors["deliveryUri"] ?? null) : null}
        onChange={(event) =>
          onWrite({ ...content, deliveryUri: event.currentTarget.value }, "Web address")
        }
      />
      <MultiSelect
        label="Endpoints that are handed over"
        data={ChannelType.options}
        value={content.endpointTypes}
        onChange={(values) => {
          const endpointTypes = ChannelType.options.filter((type) => values.includes(type));
          if (endpointTypes.length > 0) onWrite({ ...content, endpointTypes }, "Endpoints");
        }}
      />
      <VariableArea
        label="Data"
        name="data"
        maxLength={5000}
        value={content.data}
        error={errors["data"] ?? null}
        below="Custom data of each call."
        onWrite={(data) => onWrite({ ...content, data }, "Data")}
      />
    </>
  );
}
