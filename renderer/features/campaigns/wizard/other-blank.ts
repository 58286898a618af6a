import type { SendingFamily } from "../../../../shared/channels/driver.ts";
import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { emptyPush } from "../../../../shared/domain/template/template.ts";

/** An empty message of a channel; null for email, whose message stands in the draft itself. */
export function blankOf(family: SendingFamily): OtherContent | null {
  const defaults = {};
  switch (family) {
    case "email":
      return null;
    case "sms":
      return { type: "sms", body: "", defaults, origin: "", messageType: "PROMOTIONAL" };
    case "push":
      return {
        type: "push",
        silent: false,
        default: { ...emptyPush(), action: "OPEN_APP" },
        services: {},
        timeToLive: null,
        defaults,
      };
    case "voice":
      return { type: "voice", body: "", language: "en-US", voice: "Joanna", origin: "", defaults };
    case "custom":
      return { type: "custom", deliveryUri: "", data: "", endpointTypes: ["CUSTOM"], defaults };
  }
}

/** One line that says what a message is, for the summary; empty while nothing is written. */
export function firstWords(content: OtherContent): string {
  switch (content.type) {
    case "sms":
    case "voice":
      return content.body.replaceAll(/<[^>]*>/g, " ").trim();
    case "push":
      return content.default.title.trim() || content.default.body.trim();
    case "custom":
      return content.deliveryUri;
  }
}
