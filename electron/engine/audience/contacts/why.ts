import type { z } from "zod";
import type { WhyStep as WhyStepSchema } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import { reasonTexts, type Reason } from "../../../../shared/domain/message.ts";
import type { Parts } from "../../parts.ts";
import { getCampaign, runsOf } from "../../store/campaigns.ts";
import { messagesOfCampaign, type WhyMessage } from "../../store/contact-history.ts";
import { getContact } from "../../store/contacts.ts";
import { findSegment } from "../../store/segments.ts";
import { asOfNow, resolvedSegment } from "../segments/sources.ts";
import { lowerFirst, timeInWords } from "./words.ts";

type WhyStep = z.infer<typeof WhyStepSchema>;
export type Why = { verdict: string; got: boolean | null; steps: WhyStep[] };

const step = (passed: boolean | null, text: string, detail: string | null = null): WhyStep => ({
  passed,
  text,
  detail,
});

/** The checks in the order the engine makes them: what is said when one is passed, and which reasons it fails with. */
const checks: { passed: string | null; reasons: Reason[] }[] = [
  { passed: "Not opted out of this channel", reasons: ["optedOut"] },
  { passed: "The endpoint is active", reasons: ["inactive"] },
  { passed: "Has an address for this channel", reasons: ["noAddress", "invalidAddress"] },
  { passed: null, reasons: ["duplicateAddress"] },
  { passed: "Not on the suppression list", reasons: ["suppressed"] },
  { passed: null, reasons: ["skippedLate", "cancelled", "channelNotConnected"] },
  { passed: "Below the daily message limit", reasons: ["dailyLimit"] },
  { passed: "Every variable had a value", reasons: ["missingVariable", "templateError"] },
  { passed: "Taken by the mail server", reasons: ["providerRejected", "gaveUp"] },
];
/** Checked before the message waits in the outbox; the others when its turn comes. */
const checkedEarly = 5;

/** Why a contact got a campaign's message or did not: from what was written when it ran, not from what is true now. */
export async function explain(parts: Parts, key: number, campaignId: string): Promise<Why> {
  const { store } = parts;
  const contact = getContact(store, key);
  const campaign = getCampaign(store, campaignId);
  const title = `“${campaign.draft.name || "Campaign without a name"}”`;
  const segment =
    campaign.draft.segmentId === null ? undefined : findSegment(store, campaign.draft.segmentId);
  const segmentName = segment ? `“${segment.name}”` : "its segment";
  const when = (at: number) => timeInWords(at, parts.settings().timeZone);
  const runs = runsOf(store, campaignId).filter((run) => run.started_at !== null);
  const [message] = messagesOfCampaign(store, key, campaignId);
  const newest = runs[0];

  if (message) {
    const at = message.run_started_at ?? message.due_at;
    const why = fromMessage(message, title, when);
    const steps =
      message.reason === "notInSegment"
        ? why.steps
        : [step(true, `In ${segmentName} on ${when(at)}`), ...why.steps];
    if (newest && newest.number > message.run_number && newest.started_at !== null)
      steps.push(step(null, `Not part of the newest run on ${when(newest.started_at)}`));
    return { ...why, steps };
  }
  const now = segment ? await memberNow(parts, key, segment.id) : null;
  const today = now === null ? null : now ? "In it now" : "Not in it now either";
  if (!newest || newest.started_at === null)
    return {
      verdict: `${title} hasn’t been sent yet.`,
      got: null,
      steps: [
        step(null, "The campaign has not run"),
        ...(now === null
          ? []
          : [step(now, now ? `In ${segmentName} now` : `Not in ${segmentName} now`)]),
      ],
    };
  if (newest.state === "preparing")
    return {
      verdict: `${title} is being prepared.`,
      got: null,
      steps: [step(null, "The list of recipients is being written")],
    };
  const first = runs.at(-1)?.started_at ?? newest.started_at;
  if (contact.created_at > newest.started_at)
    return {
      verdict: `Didn’t get ${title}: the campaign ran before they were added.`,
      got: false,
      steps: [
        step(
          false,
          `The campaign ran on ${when(newest.started_at)}, before they were added`,
          `Added on ${when(contact.created_at)}`,
        ),
      ],
    };
  return {
    verdict: `Didn’t get ${title}: not in the segment.`,
    got: false,
    steps: [
      ...(contact.created_at > first ? [step(null, "Added between two runs")] : []),
      step(false, `Not in ${segmentName} on ${when(newest.started_at)}`, today),
    ],
  };
}

async function memberNow(parts: Parts, key: number, segmentId: string): Promise<boolean | null> {
  try {
    const [places] = await parts.index.ask("memberships", {
      contacts: [key],
      segments: [resolvedSegment(parts, segmentId)],
      ...asOfNow(parts),
    });
    return places !== undefined && places.length > 0;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

function fromMessage(message: WhyMessage, title: string, when: (at: number) => string): Why {
  const passed = (count: number) =>
    checks
      .slice(0, count)
      .flatMap((check) => (check.passed === null ? [] : [step(true, check.passed)]));
  if (message.reason !== null && message.state !== "sent") {
    const { reason } = message;
    const text = reasonTexts[reason];
    const failed = step(false, text, message.detail ?? (message.address || null));
    const at = checks.findIndex((check) => check.reasons.includes(reason));
    // Someone without any address on the channel was never asked about the rest.
    const before = at < 0 || (reason === "noAddress" && !message.address) ? [] : passed(at);
    const waits = message.state === "held";
    return {
      verdict: waits
        ? `${title} waits for you: ${lowerFirst(text)}.`
        : `Didn’t get ${title}: ${lowerFirst(text)}.`,
      got: waits ? null : false,
      steps: [...before, failed],
    };
  }
  switch (message.state) {
    case "sent":
      return sentMessage(message, title, when, passed(checks.length));
    case "unknown":
      return {
        verdict: `It is not known whether ${title} was sent.`,
        got: null,
        steps: [
          ...passed(checks.length - 1),
          step(null, "The program ended while it was being sent", message.address),
        ],
      };
    case "failed":
    case "notSent":
      return {
        verdict: `Didn’t get ${title}.`,
        got: false,
        steps: [
          ...passed(checkedEarly),
          step(false, message.state === "failed" ? "Sending failed" : "Not sent", message.detail),
        ],
      };
    default:
      return {
        verdict:
          message.state === "held" ? `${title} waits for you.` : `${title} waits to be sent.`,
        got: null,
        steps: [
          ...passed(checkedEarly),
          step(null, message.state === "sending" ? "Being sent" : "In the outbox", message.detail),
        ],
      };
  }
}

function sentMessage(
  message: WhyMessage,
  title: string,
  when: (at: number) => string,
  before: WhyStep[],
): Why {
  const at = when(message.sent_at ?? message.updated_at);
  const steps = [...before, step(true, `Sent on ${at}`, message.address)];
  const bounced = message.hard_bounced_at ?? message.soft_bounced_at;
  if (bounced !== null)
    return {
      verdict: `Didn’t get ${title}: it was sent but bounced.`,
      got: false,
      steps: [
        ...steps,
        step(
          false,
          `Bounced on ${when(bounced)}`,
          message.hard_bounced_at === null
            ? "For now: it may work later"
            : "The address does not work",
        ),
      ],
    };
  if (message.opened_at !== null) steps.push(step(true, `Opened on ${when(message.opened_at)}`));
  if (message.clicked_at !== null) steps.push(step(true, `Clicked on ${when(message.clicked_at)}`));
  return {
    verdict:
      message.live === 1
        ? `Got ${title} on ${at}.`
        : `Got ${title} on ${at}, in the sandbox mailbox.`,
    got: true,
    steps,
  };
}
