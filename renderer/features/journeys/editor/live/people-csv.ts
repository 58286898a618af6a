import type { ParticipantRow } from "../../../../../shared/contract/journey-runs.ts";

type Page = { items: ParticipantRow[]; next: string | null };
const columns = ["name", "state", "version", "activity", "entered", "due", "ended", "endReason", "outcome", "reason"]; // prettier-ignore

/** Text that spreadsheets take for a formula is written as text. */
const cell = (value: string | number | null): string => {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());

/** All pages as CSV. */
export async function peopleCsv(ask: (after: string | null) => Promise<Page>): Promise<string> {
  const lines = [columns.join(",")];
  for (let after: string | null = null; ;) {
    const page: Page = await ask(after);
    for (const row of page.items)
      lines.push(
        [
          row.name,
          row.state,
          row.version,
          row.activity,
          time(row.enteredAt),
          time(row.dueAt),
          time(row.endedAt),
          row.endReason,
          row.outcome,
          row.reason,
        ]
          .map(cell)
          .join(","),
      );
    if (page.next === null) return `${lines.join("\r\n")}\r\n`;
    after = page.next;
  }
}
