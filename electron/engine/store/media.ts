import type { Picture } from "../../../shared/contract/media.ts";
import { picturesIn } from "../../../shared/domain/picture.ts";
import type { Store } from "./database.ts";

export type PictureRow = Omit<Picture, "usedBy">;
type Use = Picture["usedBy"][number];
type Stored = Omit<PictureRow, "createdAt"> & { created_at: number; deleted_at: number | null };

const rowOf = ({ created_at: createdAt, deleted_at: _gone, ...row }: Stored): PictureRow => ({
  ...row,
  createdAt,
});

export const listPictures = (store: Store): PictureRow[] =>
  store
    .all<Stored>("SELECT * FROM media WHERE deleted_at IS NULL ORDER BY created_at DESC, name")
    .map(rowOf);

/** Also one that was removed. */
export function findPicture(store: Store, name: string): PictureRow | undefined {
  const row = store.get<Stored>("SELECT * FROM media WHERE name = ?", name);
  return row && rowOf(row);
}

/** A picture that was there before keeps its title and its alternative text. */
export const putPicture = (store: Store, row: PictureRow) =>
  store.run(
    `INSERT INTO media (name, title, alt, type, width, height, bytes, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (name) DO UPDATE SET deleted_at = NULL`,
    row.name,
    row.title,
    row.alt,
    row.type,
    row.width,
    row.height,
    row.bytes,
    row.createdAt,
  );

export const describePicture = (store: Store, name: string, title: string, alt: string) =>
  store.run("UPDATE media SET title = ?, alt = ? WHERE name = ?", title, alt, name).changes === 1;

export const setPictureDeleted = (store: Store, name: string, at: number | null) =>
  store.run("UPDATE media SET deleted_at = ? WHERE name = ?", at, name).changes === 1;

type Place = Use & { text: string };

/** Who shows which picture now: drafts and versions of templates, campaigns that can still send, the brand kit. */
export function usesOfPictures(store: Store): Map<string, Use[]> {
  const places = store.all<Place>(
    `SELECT 'template' AS kind, id, name, draft AS text FROM templates
         WHERE deleted_at IS NULL AND draft LIKE '%media:%'
     UNION ALL
     SELECT 'template', t.id, t.name, v.content FROM template_versions AS v JOIN templates AS t ON t.id = v.template_id
         WHERE t.deleted_at IS NULL AND v.content LIKE '%media:%'
     UNION ALL
     SELECT 'campaign', id, draft ->> '$.name', draft FROM campaigns
         WHERE deleted_at IS NULL AND status NOT IN ('completed', 'cancelled') AND draft LIKE '%media:%'
     UNION ALL
     SELECT 'brand', 'brand', 'Brand kit', value FROM settings WHERE name = 'brand' AND value LIKE '%media:%'`,
  );
  const uses = new Map<string, Use[]>();
  for (const { kind, id, name, text } of places)
    for (const picture of picturesIn(text)) {
      const known = uses.get(picture) ?? [];
      if (known.some((use) => use.kind === kind && use.id === id)) continue;
      uses.set(picture, [
        ...known,
        { kind, id, name: name || (kind === "campaign" ? "Campaign without a name" : "Template") },
      ]);
    }
  return uses;
}

/** Removed pictures that nothing names any more: no template, also none that was deleted, and no wording that was sent. */
export function unusedPictures(store: Store): string[] {
  const gone = store.all<{ name: string }>("SELECT name FROM media WHERE deleted_at IS NOT NULL");
  return gone
    .map(({ name }) => name)
    .filter(
      (name) =>
        store.get(
          `WITH wanted (name) AS (VALUES (?))
           SELECT 1 FROM wanted WHERE EXISTS (SELECT 1 FROM templates WHERE instr(draft, wanted.name) > 0)
             OR EXISTS (SELECT 1 FROM template_versions WHERE instr(content, wanted.name) > 0)
             OR EXISTS (SELECT 1 FROM campaigns WHERE instr(draft, wanted.name) > 0)
             OR EXISTS (SELECT 1 FROM contents WHERE instr(content, wanted.name) > 0)
             OR EXISTS (SELECT 1 FROM settings WHERE settings.name = 'brand' AND instr(value, wanted.name) > 0)`,
          name,
        ) === undefined,
    );
}

export const forgetPicture = (store: Store, name: string) =>
  store.run("DELETE FROM media WHERE name = ? AND deleted_at IS NOT NULL", name);
