import type { TimelineEntry } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { getContact } from "../../store/contacts.ts";
import {
  historyQuery,
  stepOf,
  type HistoryRow,
  type Position,
} from "../../store/contact-history.ts";
import { lowerFirst, sentenceOf } from "./words.ts";

export type TimelineInput = {
  key: number;
  families?: TimelineEntry["family"][] | undefined;
  after?: string | null | undefined;
  limit: number;
};
/** What a step of somebody's way through a journey says. */
export type StepSentence = (participant: number, number: number) => string;

const write = ({ at, kind, key }: Position) => `${at}:${kind}:${key}`;
function read(cursor: string): Position {
  const found = /^(-?\d+):(message|event|change|bulk|step):(\d+)$/.exec(cursor);
  if (!found) throw new AppError("BAD_INPUT", "This page of the timeline does not exist.");
  return { at: Number(found[1]), kind: found[2] ?? "", key: Number(found[3]) };
}

/** One page of what happened to a contact, newest first. */
export async function readTimeline(
  parts: Parts,
  { key, families, after, limit }: TimelineInput,
  stepSentence: StepSentence,
): Promise<{ items: TimelineEntry[]; next: string | null }> {
  getContact(parts.store, key);
  const { sql, values } = historyQuery(key, families, after ? read(after) : null, limit + 1);
  const rows = await parts.readers.all<HistoryRow>(sql, values);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => entryOf(row, stepSentence)),
    next: rows.length > limit && last ? write(last) : null,
  };
}

function entryOf(row: HistoryRow, stepSentence: StepSentence): TimelineEntry {
  const detail = detailOf(row);
  return {
    id: `${row.kind}:${row.key}`,
    at: row.at,
    family: row.family,
    channel: row.channel,
    text: row.kind === "step" ? stepText(row, stepSentence) : sentenceOf(row, detail),
    type: row.type,
    detail,
    campaignId: row.campaign,
    journey:
      row.journey === null || row.participant === null
        ? null
        : { id: row.journey, name: row.journey_name ?? "", participant: row.participant },
    messageId: row.message,
    sandbox: row.sandbox === 1,
    simulated: row.simulated === 1,
  };
}

function stepText(row: HistoryRow, stepSentence: StepSentence): string {
  const { participant, number } = stepOf(row.key);
  const journey = `“${row.journey_name ?? ""}”`;
  return row.type === "journey.entered"
    ? `Entered the journey ${journey}`
    : `${journey}: ${lowerFirst(stepSentence(participant, number))}`;
}

function detailOf(row: HistoryRow): Record<string, unknown> {
  if (row.kind === "message")
    return Object.fromEntries(
      Object.entries({ subject: row.text, reason: row.reason, detail: row.detail }).filter(
        ([, value]) => value !== null,
      ),
    );
  return {
    ...objectOf(row.detail),
    ...(row.metrics === null ? {} : { metrics: objectOf(row.metrics) }),
  };
}

/** Others write these texts; one that is no JSON object is shown as it is. */
function objectOf(text: string | null): Record<string, unknown> {
  if (text === null || text === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
    return { value };
  } catch {
    return { value: text };
  }
}
