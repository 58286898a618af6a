import http from "node:http";
import https from "node:https";
import type { Driver, Outcome, OutgoingRequest } from "../../../shared/channels/driver.ts";

const connections = 5;
/** Pinpoint gives a function 15 seconds. */
const patience = 15_000;
const longestAnswer = 1_000_000;

/** Pinpoint's answer, `{ "<endpoint id>": { "EventAttributes": { … } } }`; anything else answers nothing. */
function replyOf(body: string, endpointId: string): Record<string, string> {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return {};
  }
  const at = (value: unknown, name: string): unknown =>
    typeof value === "object" && value !== null && Object.hasOwn(value, name)
      ? (value as Record<string, unknown>)[name]
      : undefined;
  const attributes = at(at(answer, endpointId), "EventAttributes");
  if (typeof attributes !== "object" || attributes === null) return {};
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[name, String(value)]]
        : [],
    ),
  );
}

/** What an answer means: a client’s error is final, a server’s or “too many requests” is tried again later. */
export function outcomeOf(status: number, body: string, endpointId: string): Outcome {
  const detail = `HTTP ${status}${body ? ` ${body.replaceAll(/\s+/g, " ").slice(0, 300)}` : ""}`;
  if (status >= 200 && status < 300)
    return { kind: "sent", response: `HTTP ${status}`, reply: replyOf(body, endpointId) };
  if (status === 408 || status === 425 || status === 429 || status >= 500)
    return { kind: "retry", detail };
  return { kind: "rejected", detail };
}

/** Calls the web address of a custom channel, with the same idempotency key on every attempt. */
export function webhookDriver(): Driver<OutgoingRequest> {
  return {
    connections,
    send: ({ url, document, endpointId, messageId }) =>
      new Promise<Outcome>((resolve) => {
        const address = URL.canParse(url) ? new URL(url) : null;
        if (address?.protocol !== "http:" && address?.protocol !== "https:") {
          resolve({ kind: "rejected", detail: `“${url}” is not a web address.` });
          return;
        }
        // Whoever was connected to may have read the document: then nobody knows what became of it.
        let connected = false;
        const request = (address.protocol === "https:" ? https : http).request(
          address,
          {
            method: "POST",
            // A kept connection that was closed meanwhile would leave a message of unknown fate.
            agent: false,
            timeout: patience,
            headers: {
              "content-type": "application/json",
              "content-length": Buffer.byteLength(document),
              "idempotency-key": messageId,
              "user-agent": "Wayline",
            },
          },
          (response) => {
            const chunks: Buffer[] = [];
            let bytes = 0;
            response.on("data", (chunk: Buffer) => {
              bytes += chunk.length;
              if (bytes <= longestAnswer) chunks.push(chunk);
            });
            response.on("error", (error) => resolve({ kind: "unknown", detail: error.message }));
            response.on("end", () =>
              resolve(
                outcomeOf(
                  response.statusCode ?? 0,
                  Buffer.concat(chunks).toString("utf8"),
                  endpointId,
                ),
              ),
            );
          },
        );
        request.on("socket", (socket) => {
          if (!socket.connecting) connected = true;
          else
            socket.once(address.protocol === "https:" ? "secureConnect" : "connect", () => {
              connected = true;
            });
        });
        request.on("timeout", () =>
          request.destroy(new Error(`No answer within ${patience / 1000} s`)),
        );
        // One address that can't be reached says nothing about the others: only this message waits.
        request.on("error", (error) =>
          resolve({
            kind: connected ? "unknown" : "retry",
            detail: error.message || String(error),
          }),
        );
        request.end(document);
      }),
    close: () => Promise.resolve(),
  };
}
