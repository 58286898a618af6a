import { descriptors } from "../../../shared/channels/descriptor.ts";
import type { Driver, OutgoingPush } from "../../../shared/channels/driver.ts";
import { Refused, sandboxDriver, type Keep } from "./sandbox-driver.ts";

/** Bytes that each service takes, and seconds it keeps a notification. */
const limits = {
  apns: { bytes: 4096, seconds: Infinity },
  gcm: { bytes: 4096, seconds: 2_419_200 },
  adm: { bytes: 6144, seconds: 2_678_400 },
  baidu: { bytes: 4096, seconds: 604_800 },
} as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function read(payload: string): Record<string, unknown> {
  let document: unknown;
  try {
    document = JSON.parse(payload);
  } catch (error) {
    throw new Refused(`Not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (!isObject(document)) throw new Refused("The payload has to be a JSON object.");
  return document;
}

/** What each service insists on. */
function check(message: OutgoingPush, document: Record<string, unknown>): void {
  const { service, token, timeToLive, payload } = message;
  const problem = descriptors.push.checkAddress(token, service === "apns" ? "APNS" : "GCM");
  if (problem) throw new Refused(`BadDeviceToken: ${problem}`);
  const bytes = Buffer.byteLength(payload, "utf8");
  if (bytes > limits[service].bytes)
    throw new Refused(
      `PayloadTooLarge: ${bytes} bytes; the service takes ${limits[service].bytes}.`,
    );
  if (timeToLive !== null && timeToLive > limits[service].seconds)
    throw new Refused(
      `InvalidTtl: the service keeps a notification ${limits[service].seconds} s at most.`,
    );
  if (service === "apns" && !isObject(document["aps"]))
    throw new Refused("PayloadEmpty: Apple’s service needs an object called “aps”.");
  if (service === "apns") return;
  const { data, notification } = document;
  if (!isObject(data) && !isObject(notification))
    throw new Refused("The payload needs “data” or “notification”.");
  if (isObject(data) && Object.values(data).some((value) => typeof value !== "string"))
    throw new Refused("INVALID_ARGUMENT: all values of “data” have to be texts.");
}

export const sandboxPush = (keep: Keep): Driver<OutgoingPush> =>
  sandboxDriver<OutgoingPush>(keep, (message) => {
    const document = read(message.payload);
    check(message, document);
    const { title, body } = shownOf(document);
    const { service, token, timeToLive, messageId } = message;
    return {
      messageId,
      sender: service,
      recipient: token,
      subject: title || body || "Silent notification",
      snippet: title ? body : "",
      source: { service, token, timeToLive, payload: document },
    };
  });

/** What the device shows of a payload, wherever the service has it. */
function shownOf(document: Record<string, unknown>): { title: string; body: string } {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const { aps, data, notification } = document;
  const alert = isObject(aps) ? aps["alert"] : undefined;
  if (typeof alert === "string") return { title: "", body: alert };
  const from = isObject(alert) ? alert : isObject(notification) ? notification : {};
  const own = isObject(data) ? data : {};
  return {
    title: text(from["title"]) || text(own["pinpoint.notification.title"]),
    body: text(from["body"]) || text(own["pinpoint.notification.body"]),
  };
}
