import { IconClock, IconMoon } from "@tabler/icons-react";
import type { MessageSettings } from "../../../shared/activities/message.ts";
import type { SendChannel } from "../../../shared/domain/journey.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { useFormParts } from "../form/form-context.ts";
import { RadioField, SegmentedField, SelectField } from "../form/choice-field.tsx";

type Props = {
  channel: SendChannel;
  document: JourneyDocument;
  settings: MessageSettings;
  onChange: (change: Partial<MessageSettings>, said: string) => void;
};

export function MessageTypeField({ settings, onChange }: Pick<Props, "settings" | "onChange">) {
  return (
    <RadioField
      label="Message type"
      value={settings.messageType}
      options={[
        { value: "PROMOTIONAL", label: "Promotional" },
        { value: "TRANSACTIONAL", label: "Transactional" },
      ]}
      onChange={(messageType) =>
        onChange(
          { messageType },
          messageType === "PROMOTIONAL" ? "Make it promotional" : "Make it transactional",
        )
      }
    />
  );
}

/** What the sending time of the journey means for this message. */
function heldWords({ settings: journey }: JourneyDocument, channel: SendChannel): string {
  const quiet = journey.quietTime;
  const hours = journey.openHours[channel] ?? {};
  const then = journey.whenClosed === "hold" ? "then sent" : "not sent at all";
  const when = [
    ...(quiet ? [`${quiet.start}–${quiet.end} in each contact’s time zone`] : []),
    ...(Object.keys(hours).length > 0 ? ["outside the journey’s sending hours"] : []),
  ];
  if (when.length === 0) return "The journey has no quiet time, so it is sent at once.";
  return journey.whenClosed === "hold"
    ? `Held ${when.join(" and ")}, ${then}.`
    : `Due ${when.join(" or ")}: ${then}.`;
}

export function SendingFields({ channel, document, settings, onChange }: Props) {
  const { aside } = useFormParts();
  return (
    <>
      {aside}
      <SelectField
        name="sendingTime"
        label="Sending time"
        leftSection={
          settings.sendingTime === "journey" ? <IconMoon size={15} /> : <IconClock size={15} />
        }
        value={settings.sendingTime}
        options={[
          { value: "journey", label: "Follow journey quiet time" },
          { value: "any", label: "At any time" },
        ]}
        onChange={(sendingTime) =>
          onChange(
            { sendingTime },
            sendingTime === "journey" ? "Follow quiet time" : "Send at any time",
          )
        }
        hint={
          settings.sendingTime === "journey"
            ? heldWords(document, channel)
            : "Sent as soon as somebody comes here, day or night."
        }
      />
      <SegmentedField
        name="ifNotSent"
        label="If it can’t be sent"
        value={settings.ifNotSent}
        options={[
          { value: "continue", label: "Go on" },
          { value: "end", label: "Leave the journey" },
        ]}
        onChange={(ifNotSent) =>
          onChange(
            { ifNotSent },
            ifNotSent === "end" ? "Leave if it can’t be sent" : "Go on if it can’t be sent",
          )
        }
        hint={
          settings.ifNotSent === "continue"
            ? "Who can’t get it goes on to the next activity."
            : "Who can’t get it leaves the journey here."
        }
      />
    </>
  );
}
