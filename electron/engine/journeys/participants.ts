import type { z } from "zod";
import type {
  ParticipantFilter,
  ParticipantRow,
  StepRow,
} from "../../../shared/contract/journey-runs.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { EndReason, StepKind } from "../../../shared/journey/step.ts";
import type { Parts } from "../parts.ts";
import type { ParticipantRecord } from "../store/journey-participants.ts";
import { documentOfVersion, getJourneyRecord } from "../store/journey-records.ts";
import { versionChosen } from "./chosen-version.ts";
import { nameOfActivity } from "./groups.ts";
import { behind, hoursOf } from "./live-queries.ts";
import { sentenceOf } from "./sentences.ts";

type Row = ParticipantRecord & { number: number; name: string | null };
type RecordedStep = {
  at: number;
  version: number;
  activity: string;
  visit: number;
  kind: StepKind;
  outlet: string | null;
  detail: string | null;
  message: number | null;
};
type ListInput = {
  id: string;
  version?: number | undefined;
  filter: z.infer<typeof ParticipantFilter>;
  from: number | null;
  to: number | null;
  after?: string | null | undefined;
  limit: number;
};

const named = `p.*, v.number, (SELECT coalesce(c.name,
    (SELECT e.address FROM endpoints AS e WHERE e.contact = c.key AND e.address <> '' ORDER BY e.key LIMIT 1), c.user_id)
  FROM contacts AS c WHERE c.key = p.contact) AS name`;

const rowOf = (p: Row, reason: string | null = null): ParticipantRow => ({
  key: p.key,
  contact: p.contact,
  name: p.name ?? (p.contact < 0 ? "Erased contact" : "No name"),
  version: p.number,
  state: p.state,
  activity: p.state === "ended" ? null : p.activity,
  enteredAt: p.entered_at,
  dueAt: p.due_at,
  endedAt: p.ended_at,
  endReason: p.end_reason as EndReason | null,
  outcome: p.outcome,
  reason: p.hold_reason ?? reason,
});

/** The people behind the numbers of a journey, and what happened to each. */
export function createParticipants(parts: Parts) {
  const { store, readers } = parts;

  const list = async (input: ListInput) => {
    const journey = getJourneyRecord(store, input.id);
    const version = versionChosen(store, journey, input.version);
    const hours = hoursOf(input, parts.settings().timeZone);
    const found = behind(input.filter, version.key, version.document.entry, hours);
    const after = Number(input.after ?? 0);
    const [total, rows] = (await readers.together([
      { sql: `SELECT count(*) AS n FROM (${found.sql})`, values: found.values },
      {
        sql: `SELECT ${named} FROM participants AS p JOIN journey_versions AS v ON v.key = p.version
          WHERE p.key IN (${found.sql}) AND p.key > ? ORDER BY p.key LIMIT ?`,
        values: [...found.values, after, input.limit + 1],
      },
    ])) as [{ n: number }[], Row[]];
    const items = rows.slice(0, input.limit);
    const reason =
      input.filter.of === "notSent" && input.filter.reason !== undefined
        ? input.filter.reason
        : null;
    return {
      items: items.map((row) => rowOf(row, reason)),
      next: rows.length > input.limit ? String(items.at(-1)?.key ?? "") : null,
      total: total[0]?.n ?? 0,
    };
  };

  const one = (key: number) => {
    const p = store.get<Row>(
      `SELECT ${named} FROM participants AS p JOIN journey_versions AS v ON v.key = p.version WHERE p.key = ?`,
      key,
    );
    if (!p) throw new AppError("NOT_FOUND", "This participant is not there any more.");
    const journey = store.get<{ id: string; name: string }>(
      "SELECT id, document ->> '$.name' AS name FROM journeys WHERE key = ?",
      p.journey,
    );
    return {
      participant: rowOf(p),
      journeyId: journey?.id ?? "",
      journey: journey?.name ?? "",
      document: documentOfVersion(store, p.version),
      steps: stepsOf(p),
    };
  };

  const stepSelect = `SELECT s.at, s.version, s.activity, s.visit, s.kind, s.outlet, s.detail,
      (SELECT m.key FROM messages AS m WHERE m.participant = s.participant AND m.activity = s.activity
         AND m.visit = s.visit AND s.kind = 'sent' ORDER BY m.key LIMIT 1) AS message
    FROM journey_steps AS s WHERE s.participant = ?`;

  const told = ({ version, detail, ...row }: RecordedStep): StepRow => {
    const document = documentOfVersion(store, version);
    const step = {
      ...row,
      detail: detail === null ? null : (JSON.parse(detail) as Record<string, unknown>),
    };
    return {
      ...step,
      name: nameOfActivity(document, row.activity, store),
      text: sentenceOf(step, document, (id) => nameOfActivity(document, id, store)),
    };
  };

  const stepsOf = (p: ParticipantRecord): StepRow[] =>
    store.all<RecordedStep>(`${stepSelect} ORDER BY s.number`, p.key).map(told);

  const stepSentence = (participant: number, number: number): string => {
    const row = store.get<RecordedStep>(`${stepSelect} AND s.number = ?`, participant, number);
    return row ? told(row).text : "";
  };

  const passages = (contact: number, id?: string) =>
    store
      .all<Row & { journey_id: string; journey_name: string }>(
        `SELECT ${named}, j.id AS journey_id, j.document ->> '$.name' AS journey_name
         FROM participants AS p JOIN journey_versions AS v ON v.key = p.version JOIN journeys AS j ON j.key = p.journey
         WHERE p.contact = ? AND (? IS NULL OR j.id = ?) ORDER BY p.entered_at DESC, p.key DESC`,
        contact,
        id ?? null,
        id ?? null,
      )
      .map((row) => ({
        ...rowOf(row),
        journeyId: row.journey_id,
        journey: row.journey_name,
      }));

  return { list, one, stepsOf, stepSentence, passages };
}
