import {
  campaignEvents,
  customEvents,
  emailEvents,
  journeyEvents,
  smsEvents,
  voiceEvents,
} from "../../../../shared/domain/event.ts";
import { familyNames, familyOf } from "../../../../shared/domain/channel.ts";
import { reasonTexts } from "../../../../shared/domain/message.ts";
import type { BulkAct } from "../../../../shared/contract/contacts.ts";
import type { HistoryRow } from "../../store/contact-history.ts";
import { bulkWords } from "./bulk-words.ts";

/** “4 Nov 2026, 09:00” where the project is. */
export function timeInWords(at: number, zone: string): string {
  const part: Record<string, string> = {};
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  for (const { type, value } of format.formatToParts(at)) part[type] = value;
  // British Sept for September is the one month that has four letters.
  return `${part["day"]} ${part["month"]?.slice(0, 3)} ${part["year"]}, ${part["hour"]}:${part["minute"]}`;
}

const eventVerbs: Record<string, string> = {
  [emailEvents.send]: "Was sent",
  [emailEvents.delivered]: "Received",
  [emailEvents.open]: "Opened",
  [emailEvents.unsubscribe]: "Unsubscribed through",
  [smsEvents.success]: "Received",
  [smsEvents.optOut]: "Opted out by a reply to",
  [smsEvents.reply]: "Replied to",
  [campaignEvents.openedNotification]: "Opened the notification of",
  [journeyEvents.openedNotification]: "Opened the notification of",
  [voiceEvents.answered]: "Answered the call of",
  [voiceEvents.noAnswer]: "Did not answer the call of",
  [customEvents.reply]: "An answer came to",
};
const eventSentences: Record<string, (title: string) => string> = {
  [emailEvents.hardBounce]: (title) => `${title} bounced: the address does not work`,
  [emailEvents.softBounce]: (title) => `${title} bounced for now: the mailbox was full or away`,
  [emailEvents.rejected]: (title) => `${title} was rejected`,
  [emailEvents.renderingFailure]: (title) => `${title} could not be rendered`,
  [emailEvents.complaint]: (title) => `Marked ${title} as spam`,
  [smsEvents.failure]: (title) => `${title} could not be delivered`,
};

export const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const titleOf = (row: HistoryRow) => {
  const name = row.campaign_name || row.text;
  return name ? `“${name}”` : "a message";
};

/** What a row of the history says, such as “Opened “Autumn roast launch””. */
export function sentenceOf(row: HistoryRow, detail: Record<string, unknown>): string {
  if (row.kind === "message") return messageSentence(row);
  if (row.kind === "bulk") return bulkWords(detail["act"] as BulkAct, row.text, true);
  if (row.kind === "change") return row.text ?? "Something changed";
  const title = titleOf(row);
  // Of sends, only those that a person has played are told beside their message: a device that can't be reached.
  const send = row.type === campaignEvents.send || row.type === journeyEvents.send;
  if (send && row.simulated === 1) return capital(`${title} could not be delivered`);
  const known = eventSentences[row.type];
  if (known) return capital(known(title));
  if (row.type === emailEvents.click) {
    const link = detail["label"] || detail["link"];
    return typeof link === "string" ? `Clicked “${link}” in ${title}` : `Clicked in ${title}`;
  }
  const verb = eventVerbs[row.type];
  return verb ? `${verb} ${title}` : `Event: ${row.type}`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function messageSentence(row: HistoryRow): string {
  const what = row.test === 1 ? `a test of ${titleOf(row)}` : titleOf(row);
  const channel = row.channel ? familyNames[familyOf(row.channel)] : "Message";
  const why = row.reason
    ? `: ${lowerFirst(reasonTexts[row.reason])}`
    : row.detail
      ? `: ${row.detail}`
      : "";
  switch (row.state) {
    case "sent":
      return `${channel} sent: ${what}`;
    case "queued":
      return `${channel} waiting to be sent: ${what}`;
    case "sending":
      return `${channel} being sent: ${what}`;
    case "held":
      return `${channel} held back: ${what}${why}`;
    case "unknown":
      return `It is not known whether ${what} was sent`;
    case "failed":
      return `${channel} failed: ${what}${why}`;
    default:
      return `Didn’t get ${what}${why}`;
  }
}
