import type { Folder, MessageRow } from "../../../shared/contract/messages.ts";
import { familyOf, type ChannelFamily, type ChannelType } from "../../../shared/domain/channel.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { MessageState, Reason } from "../../../shared/domain/message.ts";
import type { Parts } from "../parts.ts";
import { openMail } from "./mailbox.ts";

type MailRow = {
  key: number;
  message: number | null;
  received_at: number;
  sender: string;
  recipient: string;
  subject: string;
  snippet: string;
  unread: number;
  channel: ChannelType;
};
type OutRow = {
  key: number;
  run: number | null;
  contact: number | null;
  channel: ChannelType;
  family: ChannelFamily;
  participant: number | null;
  address: string;
  subject: string | null;
  state: MessageState;
  reason: Reason | null;
  detail: string | null;
  due_at: number | null;
  updated_at: number;
  sent_at: number | null;
  test: number;
  campaign: string | null;
  name: string | null;
};
type Page = { after?: string | null | undefined; limit: number };
export type ListInput = Page & {
  folder: Folder;
  search?: string | undefined;
  campaignId?: string | undefined;
  reason?: Reason | undefined;
};

const outSelect = `SELECT m.key, m.run, m.contact, m.channel, m.family, m.participant, m.address,
  coalesce(m.subject, json_extract(t.content, '$.subject'), json_extract(t.content, '$.body'), json_extract(t.content, '$.default.title'), json_extract(t.content, '$.deliveryUri')) AS subject,
  m.state, m.reason, m.detail, m.due_at, m.updated_at, m.sent_at, m.test, r.campaign_id AS campaign, json_extract(c.draft, '$.name') AS name
  FROM messages m LEFT JOIN runs r ON r.key = m.run LEFT JOIN campaigns c ON c.id = r.campaign_id JOIN contents t ON t.key = m.content`;

const states: Record<Exclude<Folder, "sandbox" | "tests">, string> = {
  outbox: "m.state IN ('queued', 'sending')",
  sent: "m.state = 'sent'",
  notSent: "m.state IN ('failed', 'notSent')",
  held: "m.state = 'held'",
  unknown: "m.state = 'unknown'",
};

const outRow = (row: OutRow, journeyOf: JourneyNames): MessageRow => ({
  id: `message:${row.key}`,
  channel: row.channel,
  family: row.family,
  to: row.address,
  subject:
    row.test && row.subject && row.family === "email"
      ? `[Test] ${row.subject.replace(/^\[Test\] /, "")}`
      : (row.subject ?? ""),
  snippet: row.detail ?? "",
  source: row.test ? "Test" : (row.name ?? journeyOf(row.participant)),
  campaignId: row.campaign,
  contact: row.contact,
  at: row.sent_at ?? row.updated_at,
  state: row.state,
  reason: row.reason,
  detail: row.detail,
  nextAttemptAt: row.state === "queued" ? row.due_at : null,
  unread: false,
});

/** What the journey of a participant is called. */
type JourneyNames = (participant: number | null) => string;

/** For the rows of one answer: a journey’s document is opened once for its name. */
function journeyNames(store: Parts["store"]): JourneyNames {
  const names = new Map<number, string>();
  return (participant) => {
    if (participant === null) return "";
    const { journey } = store.get<{ journey: number }>(
      "SELECT journey FROM participants WHERE key = ?",
      participant,
    ) ?? { journey: 0 };
    const known = names.get(journey);
    if (known !== undefined) return known;
    const name =
      store.get<{ name: string }>(
        "SELECT json_extract(document, '$.name') AS name FROM journeys WHERE key = ?",
        journey,
      )?.name ?? "Journey";
    names.set(journey, name);
    return name;
  };
}

const blankRow: MessageRow = {
  id: "",
  channel: "EMAIL",
  family: "email",
  to: "",
  subject: "",
  snippet: "",
  source: "",
  campaignId: null,
  contact: null,
  at: 0,
  state: null,
  reason: null,
  detail: null,
  nextAttemptAt: null,
  unread: false,
};

/** What the folders of Messages hold: rows of the outbox, and mails of the sandbox mailbox. */
export function createMessageLists({ store, readers }: Pick<Parts, "store" | "readers">) {
  const mails = async (input: ListInput): Promise<MessageRow[]> => {
    const rows = await readers.all<
      MailRow & {
        campaign: string | null;
        name: string | null;
        contact: number | null;
        test: number | null;
        participant: number | null;
      }
    >(
      `SELECT a.key, a.message, a.received_at, a.sender, a.recipient, a.subject, a.snippet, a.unread, a.channel, m.contact, m.test, m.participant,
         r.campaign_id AS campaign, json_extract(c.draft, '$.name') AS name
       FROM mails a LEFT JOIN messages m ON m.key = a.message LEFT JOIN runs r ON r.key = m.run
         LEFT JOIN campaigns c ON c.id = r.campaign_id
       WHERE a.key < ? AND a.inbound = 0 AND coalesce(m.test, 0) = 0 AND (? = '' OR a.recipient LIKE ? OR a.subject LIKE ?) AND (? = '' OR r.campaign_id = ?)
       ORDER BY a.key DESC LIMIT ?`,
      [
        Number(input.after ?? Number.MAX_SAFE_INTEGER),
        input.search ?? "",
        `%${input.search ?? ""}%`,
        `%${input.search ?? ""}%`,
        input.campaignId ?? "",
        input.campaignId ?? "",
        input.limit,
      ],
    );
    await fillSnippets(rows);
    const journeyOf = journeyNames(store);
    return rows.map((row) => ({
      id: `mail:${row.key}`,
      channel: row.channel,
      family: familyOf(row.channel),
      to: row.recipient,
      subject: row.subject,
      snippet: row.snippet,
      source: row.name ?? (row.message === null ? row.sender : journeyOf(row.participant)),
      campaignId: row.campaign,
      contact: row.contact,
      at: row.received_at,
      state: null,
      reason: null,
      detail: null,
      nextAttemptAt: null,
      unread: row.unread === 1,
    }));
  };

  /** First lines are taken from a mail when it is first listed: taking every mail apart as it comes would slow sending. */
  const fillSnippets = async (rows: MailRow[]) => {
    for (const row of rows.filter(
      (candidate) => candidate.snippet === "" && candidate.channel === "EMAIL",
    )) {
      const source = store.get<{ source: Buffer | null }>(
        "SELECT source FROM mails WHERE key = ?",
        row.key,
      )?.source;
      if (!source) continue;
      const opened = await openMail(source);
      const text =
        opened.text || (opened.html ?? "").replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/gi, " ");
      row.snippet = text.replaceAll(/\s+/g, " ").trim().slice(0, 140) || "No text";
      keep(row);
    }
  };

  /** So that it is not taken again. Reading a list works on a full disk too. */
  const keep = ({ snippet, key }: MailRow) => {
    try {
      store.run("UPDATE mails SET snippet = ? WHERE key = ?", snippet, key);
    } catch (error) {
      if (!(error instanceof AppError && error.code === "DISK_FULL")) throw error;
    }
  };

  const outgoing = (input: ListInput): Promise<OutRow[]> => {
    const where =
      input.folder === "tests"
        ? "m.run IS NULL AND m.test = 1"
        : `m.test = 0 AND ${states[input.folder as keyof typeof states]}`;
    return readers.all<OutRow>(
      `${outSelect} WHERE ${where} AND m.key < ? AND (? = '' OR m.address LIKE ? OR m.subject LIKE ?)
         AND (? = '' OR r.campaign_id = ?) AND (? = '' OR m.reason = ?) ORDER BY m.key DESC LIMIT ?`,
      [
        Number(input.after ?? Number.MAX_SAFE_INTEGER),
        input.search ?? "",
        `%${input.search ?? ""}%`,
        `%${input.search ?? ""}%`,
        input.campaignId ?? "",
        input.campaignId ?? "",
        input.reason ?? "",
        input.reason ?? "",
        input.limit,
      ],
    );
  };

  const unread = () =>
    store.get<{ count: number }>(
      "SELECT count(*) AS count FROM mails a LEFT JOIN messages m ON m.key = a.message WHERE a.unread = 1 AND a.inbound = 0 AND coalesce(m.test, 0) = 0",
    )?.count ?? 0;

  return {
    /** Unread mails of the sandbox, test messages aside. */
    unread,
    /** Why messages were not sent, over all campaigns, most frequent first. */
    reasons: () =>
      readers.all<{ reason: Reason; count: number }>(
        `SELECT reason, count(*) AS count FROM messages
           WHERE state IN ('failed', 'notSent') AND test = 0 AND reason IS NOT NULL GROUP BY reason ORDER BY count DESC`,
      ),
    folders() {
      const sum = (...measures: string[]) =>
        store.get<{ total: number }>(
          `SELECT coalesce(sum(count), 0) AS total FROM (SELECT measure, count FROM message_counts
             UNION ALL SELECT measure, count FROM journey_message_counts) WHERE measure IN (SELECT value FROM json_each(?))`,
          JSON.stringify(measures),
        )?.total ?? 0;
      const count = (sql: string) => store.get<{ count: number }>(sql)?.count ?? 0;
      const set = (state: string) =>
        count(
          `SELECT count(*) AS count FROM messages WHERE state IN ('sending', 'unknown', 'held') AND state = '${state}' AND test = 0`,
        );
      const queued = count(
        "SELECT count(*) AS count FROM messages WHERE state = 'queued' AND test = 0",
      );
      return [
        {
          folder: "sandbox" as const,
          count: count(
            "SELECT count(*) AS count FROM mails a LEFT JOIN messages m ON m.key = a.message WHERE a.inbound = 0 AND coalesce(m.test, 0) = 0",
          ),
          unread: unread(),
        },
        { folder: "outbox" as const, count: set("sending") + queued, unread: 0 },
        { folder: "sent" as const, count: sum("sent"), unread: 0 },
        { folder: "notSent" as const, count: sum("failed", "notSent"), unread: 0 },
        { folder: "held" as const, count: set("held"), unread: 0 },
        {
          folder: "unknown" as const,
          count: count("SELECT count(*) AS count FROM messages WHERE state = 'unknown'"),
          unread: 0,
        },
        {
          folder: "tests" as const,
          count: count("SELECT count(*) AS count FROM messages WHERE run IS NULL AND test = 1"),
          unread: 0,
        },
      ];
    },
    /** One row by its id, whatever folder it is in. */
    row(id: string): MessageRow {
      const [kind, number] = id.split(":");
      if (kind === "mail") {
        const mail = store.get<MailRow>("SELECT * FROM mails WHERE key = ?", Number(number));
        if (!mail) throw new AppError("NOT_FOUND", "This mail is not there any more.");
        const sent =
          mail.message === null
            ? undefined
            : store.get<OutRow>(`${outSelect} WHERE m.key = ?`, mail.message);
        const row = sent ? outRow(sent, journeyNames(store)) : null;
        return {
          ...(row ?? blankRow),
          id,
          channel: mail.channel,
          family: familyOf(mail.channel),
          to: mail.recipient,
          subject: mail.subject,
          snippet: mail.snippet,
          at: mail.received_at,
          unread: mail.unread === 1,
          source: row ? row.source : mail.sender,
        };
      }
      const row = store.get<OutRow>(`${outSelect} WHERE m.key = ?`, Number(number));
      if (!row) throw new AppError("NOT_FOUND", "This message is not there any more.");
      return outRow(row, journeyNames(store));
    },
    async list(input: ListInput): Promise<{ items: MessageRow[]; next: string | null }> {
      const journeyOf = journeyNames(store);
      const items =
        input.folder === "sandbox"
          ? await mails(input)
          : (await outgoing(input)).map((row) => outRow(row, journeyOf));
      const last = items.at(-1);
      return {
        items,
        next: last && items.length === input.limit ? (last.id.split(":")[1] ?? null) : null,
      };
    },
  };
}
