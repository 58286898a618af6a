import type { PushMessage } from "../../../shared/domain/other-content.ts";
import {
  emptyPush,
  type PushContent,
  type PushService,
} from "../../../shared/domain/template/template.ts";
import type { Origin } from "../store/message-origin.ts";

const pushFields = ["title", "body", "url", "image", "raw"] as const;
type Field = (typeof pushFields)[number];

/** Which service writes to endpoints of a channel. */
export function serviceOf(channel: string): PushService {
  if (channel.startsWith("APNS")) return "apns";
  if (channel === "ADM") return "adm";
  if (channel === "BAIDU") return "baidu";
  return "gcm";
}

/** Where each field of a service is written: with the service itself, or with the default where that has nothing. */
export function pushParts(content: PushMessage, service: PushService): Record<Field, string> {
  const own = content.services[service];
  const of = (field: Field) => `${own?.[field] ? service : "default"}.${field}`;
  return {
    title: of("title"),
    body: of("body"),
    url: of("url"),
    image: of("image"),
    raw: of("raw"),
  };
}

/** What is not written with variables: the service's, or the default's where that has nothing. */
const fixed = (content: PushMessage, service: PushService): PushContent => {
  const own = content.services[service] ?? emptyPush();
  const { default: otherwise } = content;
  return {
    ...otherwise,
    action: own.action ?? otherwise.action,
    sound: own.sound || otherwise.sound,
    icon: own.icon || otherwise.icon,
    smallIcon: own.smallIcon || otherwise.smallIcon,
  };
};

/** The document of a service, as Pinpoint's SDKs look for it. Throws where a raw payload is not JSON. */
export function payloadOf(
  content: PushMessage,
  service: PushService,
  text: (field: Field) => string,
  origin: Origin,
): string {
  const raw = text("raw");
  if (raw.trim()) return JSON.stringify(rawOf(raw, service));
  const { action, sound, icon, smallIcon } = fixed(content, service);
  const [title, body, url, image] = [text("title"), text("body"), text("url"), text("image")];
  if (service === "apns") {
    const pinpoint = {
      ...(origin.kind === "direct" ? {} : { [origin.kind]: origin.ids }),
      ...(action === "DEEP_LINK" && url ? { deeplink: url } : {}),
    };
    const aps = content.silent
      ? { "content-available": 1 }
      : {
          alert: { ...(title ? { title } : {}), body },
          ...(sound ? { sound } : {}),
          ...(image ? { "mutable-content": 1 } : {}),
        };
    return JSON.stringify({
      aps,
      data: {
        pinpoint,
        ...(image ? { "media-url": image } : {}),
        ...(action === "URL" && url ? { url } : {}),
      },
    });
  }
  const data: Record<string, string> = {
    ...(content.silent
      ? { "pinpoint.notification.silentPush": "1" }
      : {
          ...(title ? { "pinpoint.notification.title": title } : {}),
          "pinpoint.notification.body": body,
        }),
    ...(image ? { "pinpoint.notification.imageUrl": image } : {}),
    ...(icon ? { "pinpoint.notification.imageIconUrl": icon } : {}),
    ...(smallIcon ? { "pinpoint.notification.imageSmallIconUrl": smallIcon } : {}),
    ...(sound ? { "pinpoint.notification.sound": sound } : {}),
    ...actionOf(action, url),
    ...originData(origin),
  };
  return JSON.stringify({ data });
}

const actionOf = (action: PushContent["action"], url: string): Record<string, string> =>
  action === "URL"
    ? { "pinpoint.url": url }
    : action === "DEEP_LINK"
      ? { "pinpoint.deeplink": url }
      : { "pinpoint.openApp": "true" };

function originData({ kind, ids }: Origin): Record<string, string> {
  if (kind === "campaign")
    return Object.fromEntries(
      Object.entries(ids).map(([name, id]) => [`pinpoint.campaign.${name}`, id]),
    );
  return kind === "journey" ? { pinpoint: JSON.stringify({ journey: ids }) } : {};
}

/** A raw payload is of one service, or holds a section for each (Pinpoint's console). */
function rawOf(raw: string, service: PushService): unknown {
  let document: unknown;
  try {
    document = JSON.parse(raw);
  } catch (error) {
    throw new Error(
      `The payload is not JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const names = {
    apns: "APNSMessage",
    gcm: "GCMMessage",
    adm: "ADMMessage",
    baidu: "BaiduMessage",
  };
  const section =
    typeof document === "object" && document !== null
      ? (document as Record<string, unknown>)[names[service]]
      : undefined;
  return section ?? document;
}
