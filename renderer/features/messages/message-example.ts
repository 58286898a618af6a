import type { MessageRow } from "../../../shared/contract/messages.ts";
import type { OpenMessage } from "./reading-pane.tsx";

/** A mail of the sandbox, for tests. */
export const rowOf = (change: Partial<MessageRow> = {}): MessageRow => ({
  id: "mail:1",
  channel: "EMAIL",
  family: "email",
  to: "amara@example.com",
  subject: "Autumn roast launch",
  snippet: "The first beans of the season are here.",
  source: "Autumn roast reminder",
  campaignId: "c1",
  contact: 7,
  at: Date.now() - 60_000,
  state: "sent",
  reason: null,
  detail: null,
  nextAttemptAt: null,
  unread: false,
  ...change,
});

/** The same, opened. */
export const messageOf = (change: Partial<OpenMessage> = {}): OpenMessage => ({
  ...rowOf(),
  from: "Juniper & Oak <hello@example.com>",
  replyTo: null,
  text: "The first beans of the season are here.",
  headers: [{ name: "Message-ID", value: "<1@wayline>" }],
  url: "/pages/a",
  links: [
    { label: "Order a bag", url: "http://127.0.0.1/t/c/a", target: "https://example.com/shop" },
    { label: "", url: "http://127.0.0.1/t/c/b", target: "https://example.com/tastings" },
  ],
  unsubscribeUrl: null,
  events: [],
  hasSource: true,
  contactName: "Amara Lindqvist",
  content: null,
  playable: true,
  ...change,
});
