import { AppError } from "../../../shared/domain/errors.ts";
import type { TemplateContent, TemplateType } from "../../../shared/domain/template/template.ts";
import type { Store } from "./database.ts";
import { usesInJourneys, type JourneyUse } from "./journey-uses.ts";

export type TemplateRecord = {
  id: string;
  name: string;
  type: TemplateType;
  description: string;
  tags: Record<string, string>;
  draft: TemplateContent;
  revision: number;
  saved_at: number;
  active_version: number | null;
  latest_version: number | null;
  /** The newest version as it was stored, to hold the draft against. */
  latest: string | null;
  archived_at: number | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
};
type Stored = Omit<TemplateRecord, "draft" | "tags"> & { draft: string; tags: string };

const columns = `t.*, v.version AS latest_version, v.content AS latest`;
const tables = `templates AS t LEFT JOIN template_versions AS v ON v.template_id = t.id
  AND v.version = (SELECT max(version) FROM template_versions WHERE template_id = t.id)`;

// The contract parsed these contents before they were stored.
const parsed = ({ draft, tags, ...row }: Stored): TemplateRecord => ({
  ...row,
  draft: JSON.parse(draft) as TemplateContent,
  tags: JSON.parse(tags) as Record<string, string>,
});

export const listTemplates = (store: Store): TemplateRecord[] =>
  store
    .all<Stored>(
      `SELECT ${columns} FROM ${tables} WHERE t.deleted_at IS NULL ORDER BY t.updated_at DESC, t.id`,
    )
    .map(parsed);

/** Also one that was removed. */
export function findTemplate(store: Store, id: string): TemplateRecord | undefined {
  const row = store.get<Stored>(`SELECT ${columns} FROM ${tables} WHERE t.id = ?`, id);
  return row && parsed(row);
}

export function getTemplate(store: Store, id: string): TemplateRecord {
  const template = findTemplate(store, id);
  if (!template || template.deleted_at !== null)
    throw new AppError(
      "NOT_FOUND",
      template
        ? `The template “${template.name}” was deleted.`
        : "This template is not there any more.",
      { place: template?.name ?? id },
    );
  return template;
}

export const isNameTaken = (store: Store, name: string, type: TemplateType, except: string) =>
  store.get(
    "SELECT 1 FROM templates WHERE name = ? AND type = ? AND id <> ? AND deleted_at IS NULL",
    name,
    type,
    except,
  ) !== undefined;

export const insertTemplate = (
  store: Store,
  row: Pick<TemplateRecord, "id" | "name" | "description" | "tags" | "draft">,
  now: number,
) =>
  store.run(
    `INSERT INTO templates (id, name, type, description, tags, draft, revision, saved_at, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
    row.id,
    row.name,
    row.draft.type,
    row.description,
    JSON.stringify(row.tags),
    JSON.stringify(row.draft),
    now,
    now,
    now,
  );

/** The revision after this one, or null when another window wrote meanwhile. */
export function writeDraft(
  store: Store,
  id: string,
  revision: number,
  draft: TemplateContent,
  now: number,
): number | null {
  const { changes } = store.run(
    `UPDATE templates SET draft = ?, revision = revision + 1, saved_at = ?, updated_at = ?
       WHERE id = ? AND revision = ?`,
    JSON.stringify(draft),
    now,
    now,
    id,
    revision,
  );
  return changes === 1 ? revision + 1 : null;
}

export const describeTemplate = (
  store: Store,
  id: string,
  to: Pick<TemplateRecord, "name" | "description" | "tags">,
  now: number,
) =>
  store.run(
    "UPDATE templates SET name = ?, description = ?, tags = ?, updated_at = ? WHERE id = ?",
    to.name,
    to.description,
    JSON.stringify(to.tags),
    now,
    id,
  );

export const insertVersion = (
  store: Store,
  id: string,
  version: { number: number; name: string; content: TemplateContent; original: string | null },
  now: number,
) =>
  store.run(
    "INSERT INTO template_versions VALUES (?, ?, ?, ?, ?, ?)",
    id,
    version.number,
    version.name,
    JSON.stringify(version.content),
    version.original,
    now,
  );

export const setActive = (store: Store, id: string, version: number, now: number) =>
  store.run(
    "UPDATE templates SET active_version = ?, updated_at = ? WHERE id = ?",
    version,
    now,
    id,
  );

export const setArchived = (store: Store, id: string, at: number | null, now: number) =>
  store.run("UPDATE templates SET archived_at = ?, updated_at = ? WHERE id = ?", at, now, id);

export const setTemplateDeleted = (store: Store, id: string, at: number | null) =>
  store.run("UPDATE templates SET deleted_at = ? WHERE id = ?", at, id);

export const listVersions = (store: Store, id: string) =>
  store.all<{ version: number; name: string; created_at: number }>(
    "SELECT version, name, created_at FROM template_versions WHERE template_id = ? ORDER BY version DESC",
    id,
  );

export function getVersion(
  store: Store,
  template: { id: string; name: string },
  version: number,
): { content: TemplateContent; original: string | null } {
  const row = store.get<{ content: string; original: string | null }>(
    "SELECT content, original FROM template_versions WHERE template_id = ? AND version = ?",
    template.id,
    version,
  );
  if (!row)
    throw new AppError("NOT_FOUND", `“${template.name}” has no version ${version}.`, {
      place: template.name,
    });
  return { content: JSON.parse(row.content) as TemplateContent, original: row.original };
}

export type TemplateUse = { kind: "campaign"; id: string; name: string } | JourneyUse;

/** Campaigns that can still send and open journeys that take their messages from a template, by template id. */
export function usesOfTemplates(store: Store): Map<string, TemplateUse[]> {
  const rows = store.all<{ id: string; name: string; template: string }>(
    `SELECT id, draft ->> '$.name' AS name, draft ->> '$.template.id' AS template FROM campaigns
       WHERE deleted_at IS NULL AND status NOT IN ('completed', 'cancelled') AND template IS NOT NULL
       ORDER BY updated_at DESC, id`,
  );
  const uses = new Map<string, TemplateUse[]>();
  for (const { id, name, template } of rows) {
    const use = { kind: "campaign" as const, id, name: name || "Campaign without a name" };
    const known = uses.get(template);
    if (known) known.push(use);
    else uses.set(template, [use]);
  }
  for (const [template, journeys] of usesInJourneys(store, "templateId"))
    uses.set(template, [...(uses.get(template) ?? []), ...journeys]);
  return uses;
}
