import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import type { Parts } from "../../parts.ts";
import * as store from "../../store/templates.ts";
import type { TemplateRecord } from "../../store/templates.ts";

type Description = Pick<TemplateRecord, "name" | "description" | "tags">;

/** The templates of an open project: drafts that are written, and versions that never change. */
export function createLibrary(parts: Parts) {
  const { store: db, clock, random, topics } = parts;
  type Uses = ReturnType<typeof store.usesOfTemplates>;

  const rowOf = (template: TemplateRecord, uses: Uses): TemplateRow => ({
    id: template.id,
    name: template.name,
    type: template.type,
    description: template.description,
    tags: template.tags,
    activeVersion: template.active_version,
    latestVersion: template.latest_version,
    changed: template.latest !== JSON.stringify(template.draft),
    usedBy: uses.get(template.id) ?? [],
    updatedAt: template.updated_at,
    archived: template.archived_at !== null,
  });
  const free = (name: string, type: TemplateRecord["type"], except = "") => {
    if (store.isNameTaken(db, name, type, except))
      throw new AppError(
        "CONFLICT",
        `There is a template named “${name}” on this channel already.`,
        {
          place: "name",
          cure: "Choose another name.",
        },
      );
  };
  const touch = () => topics.touch("templates");

  function write(id: string, revision: number, content: TemplateContent): number {
    const template = store.getTemplate(db, id);
    if (content.type !== template.type)
      throw new AppError("BAD_INPUT", "A template stays on its channel.", { place: "type" });
    const next = store.writeDraft(db, id, revision, content, clock.now());
    if (next === null)
      throw new AppError("CONFLICT", `“${template.name}” was changed in another window.`, {
        place: template.name,
        cure: "Look at what is there now, then make your change again.",
      });
    touch();
    return next;
  }

  return {
    list(): TemplateRow[] {
      const uses = store.usesOfTemplates(db);
      return store.listTemplates(db).map((template) => rowOf(template, uses));
    },
    get(id: string) {
      const template = store.getTemplate(db, id);
      return {
        ...rowOf(template, store.usesOfTemplates(db)),
        draft: template.draft,
        revision: template.revision,
        savedAt: template.saved_at,
        versions: store.listVersions(db, id).map(({ version, name, created_at }) => ({
          version,
          name,
          createdAt: created_at,
          active: version === template.active_version,
        })),
      };
    },
    draft: (id: string) => store.getTemplate(db, id),
    /** What a campaign that chose this version would send; null takes the active one. */
    chosen(id: string, version: number | null): TemplateContent {
      const template = store.getTemplate(db, id);
      const wanted = version ?? template.active_version;
      if (wanted === null)
        throw new AppError("BAD_INPUT", `“${template.name}” has no version yet.`, {
          place: template.name,
          cure: "Make a version of it first.",
        });
      return store.getVersion(db, template, wanted).content;
    },
    version: (id: string, version: number) =>
      store.getVersion(db, store.getTemplate(db, id), version),
    /** The JSON of Pinpoint the newest version was read from. */
    originalOf(id: string): string | null {
      const template = store.getTemplate(db, id);
      const { latest_version: latest } = template;
      return latest === null ? null : store.getVersion(db, template, latest).original;
    },
    /** A template read from Pinpoint has its first version at once: that is what was active there. */
    create(
      input: Partial<Description> & { name: string; content: TemplateContent; original?: string },
    ) {
      free(input.name, input.content.type);
      const id = random.id();
      const now = clock.now();
      db.transaction(() => {
        store.insertTemplate(
          db,
          {
            id,
            name: input.name,
            description: input.description ?? "",
            tags: input.tags ?? {},
            draft: input.content,
          },
          now,
        );
        if (input.original === undefined) return;
        store.insertVersion(
          db,
          id,
          { number: 1, name: "", content: input.content, original: input.original },
          now,
        );
        store.setActive(db, id, 1, now);
      });
      touch();
      return { id };
    },
    keepDraft(id: string, revision: number, content: TemplateContent) {
      const next = write(id, revision, content);
      return { revision: next, savedAt: clock.now() };
    },
    describe(id: string, to: Description) {
      const { type } = store.getTemplate(db, id);
      free(to.name, type, id);
      store.describeTemplate(db, id, to, clock.now());
      touch();
      return null;
    },
    /** The first version is active at once, as in Pinpoint; later ones when that is asked for. */
    makeVersion(id: string, name: string, activate: boolean) {
      const version = db.transaction(() => {
        const template = store.getTemplate(db, id);
        const number = (template.latest_version ?? 0) + 1;
        store.insertVersion(
          db,
          id,
          { number, name, content: template.draft, original: null },
          clock.now(),
        );
        if (activate || number === 1) store.setActive(db, id, number, clock.now());
        return number;
      });
      touch();
      return { version };
    },
    activate(id: string, version: number) {
      const template = store.getTemplate(db, id);
      store.getVersion(db, template, version);
      store.setActive(db, id, version, clock.now());
      touch();
      return null;
    },
    restoreVersion(id: string, version: number) {
      const template = store.getTemplate(db, id);
      const { content } = store.getVersion(db, template, version);
      return { revision: write(id, template.revision, content) };
    },
    duplicate(id: string) {
      const template = store.getTemplate(db, id);
      const copy = { ...template, id: random.id() };
      const stem = `${template.name.slice(0, 118)} copy`;
      copy.name = stem;
      for (let number = 2; store.isNameTaken(db, copy.name, template.type, ""); number += 1)
        copy.name = `${stem} ${number}`;
      store.insertTemplate(db, copy, clock.now());
      touch();
      return { id: copy.id };
    },
    archive(id: string, archived: boolean) {
      store.getTemplate(db, id);
      store.setArchived(db, id, archived ? clock.now() : null, clock.now());
      touch();
      return null;
    },
    remove(id: string) {
      const template = store.getTemplate(db, id);
      const uses = store.usesOfTemplates(db).get(id) ?? [];
      if (uses.length > 0)
        throw new AppError(
          "IN_USE",
          `“${template.name}” is used by ${uses.map((use) => `${use.kind} “${use.name}”`).join(", ")}.`,
          { place: template.name, cure: "Choose another message there first." },
        );
      store.setTemplateDeleted(db, id, clock.now());
      touch();
      return null;
    },
    restore(id: string) {
      const template = store.findTemplate(db, id);
      if (!template) throw new AppError("NOT_FOUND", "This template is not there any more.");
      free(template.name, template.type, id);
      store.setTemplateDeleted(db, id, null);
      touch();
      return null;
    },
  };
}
