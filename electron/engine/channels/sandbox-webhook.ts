import type { Driver, OutgoingRequest } from "../../../shared/channels/driver.ts";
import { outcomeOf } from "./webhook.ts";
import { Refused, sandboxDriver, type Keep } from "./sandbox-driver.ts";

/** What the sandbox answers a call with. */
export type SimulatedAnswer = { status: number; attributes: Record<string, string> };

/** Records calls of custom channels instead of making them, and answers as it is told. */
export const sandboxWebhook = (
  keep: Keep,
  answer: () => SimulatedAnswer,
): Driver<OutgoingRequest> =>
  sandboxDriver<OutgoingRequest>(keep, ({ url, document, endpointId, messageId }) => {
    const address = URL.canParse(url) ? new URL(url) : null;
    if (address?.protocol !== "http:" && address?.protocol !== "https:")
      throw new Refused(`“${url}” is not a web address.`);
    const { status, attributes } = answer();
    const body = { [endpointId]: { EventAttributes: attributes } };
    return {
      messageId,
      sender: "",
      recipient: addressIn(document, endpointId) || url,
      subject: url,
      snippet: `HTTP ${status}`,
      source: {
        url,
        document: JSON.parse(document) as unknown,
        endpointId,
        answer: { status, body },
      },
      outcome: outcomeOf(status, JSON.stringify(body), endpointId),
    };
  });

/** The address of the endpoint that a document is about. */
function addressIn(document: string, endpointId: string): string {
  const { Endpoints: endpoints } = JSON.parse(document) as {
    Endpoints?: Record<string, { Address?: string }>;
  };
  return endpoints?.[endpointId]?.Address ?? "";
}
