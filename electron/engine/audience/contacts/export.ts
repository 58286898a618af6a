import { createWriteStream, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { once } from "node:events";
import path from "node:path";
import Papa from "papaparse";
import type { ContactSelection } from "../../../../shared/contract/contacts.ts";
import { AppError } from "../../../../shared/domain/errors.ts";
import type { Parts } from "../../parts.ts";
import { exportQuery, historyOf, type ExportRow } from "../../store/contact-export.ts";
import { readable } from "../../store/database.ts";
import { getSegment } from "../../store/segments.ts";
import { localOf } from "../../zones.ts";
import { chosenBy, foundBy } from "./chosen.ts";
import { readConsent } from "./consent.ts";
import { membershipsOf } from "./memberships.ts";
import { CsvColumns, pinpointEndpoint } from "./pinpoint-form.ts";

export type ExportInput = {
  selection: ContactSelection | { segmentId: string };
  format: "csv" | "jsonLines";
};

const types: Record<string, string> = {
  ".csv": "text/csv; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".json": "application/json; charset=utf-8",
};
/** Contacts read at once. */
const slice = 500;
/** A file that others keep changing under the export is begun again only so often. */
const tries = 3;

/** Files of contacts in Pinpoint's form, in a folder of their own each, so that they keep their names. */
export function createExports(parts: Parts) {
  const { readers, clock, random, tasks, folder } = parts;
  const root = path.join(folder, "exports");
  const stopping = new AbortController();

  const fileFor = (id: string, fileName: string) => {
    const place = path.join(root, `contacts-${id}`);
    mkdirSync(place, { recursive: true });
    return path.join(place, fileName);
  };
  const today = () => localOf(clock.now(), parts.settings().timeZone).slice(0, 10);

  /** Hands over the endpoints of the contacts, a slice at a time. */
  async function each(
    contacts: Uint32Array,
    signal: AbortSignal,
    visit: (rows: ExportRow[], done: number) => Promise<boolean> | boolean,
  ): Promise<boolean> {
    for (let at = 0; at < contacts.length; at += slice) {
      if (signal.aborted)
        throw new AppError("CONFLICT", "The export was cancelled; its file is gone.");
      const query = exportQuery([...contacts.subarray(at, at + slice)]);
      const rows = await readers.all<ExportRow>(query.sql, query.values);
      if (!(await visit(rows, Math.min(contacts.length, at + slice)))) return false;
      await clock.breathe();
    }
    return true;
  }

  /** Writes the file; how many endpoints it holds, or null where a value came up that no column was made for. */
  async function write(
    file: string,
    contacts: Uint32Array,
    { format, signal, tell }: Job,
  ): Promise<number | null> {
    const columns = new CsvColumns();
    if (format === "csv")
      await each(contacts, signal, (rows, done) => {
        for (const row of rows) columns.see(row);
        tell(done / 2);
        return true;
      });
    const out = createWriteStream(file, { encoding: "utf8" });
    const failed = once(out, "error").then(([error]) => {
      throw readable(error, file);
    });
    failed.catch(() => undefined);
    const put = async (text: string) => {
      if (!out.write(text)) await Promise.race([once(out, "drain"), failed]);
    };
    const csv = (lines: (string | number)[][]) => `${Papa.unparse(lines, { newline: "\r\n" })}\r\n`;
    let endpoints = 0;
    if (format === "csv") await put(csv([columns.header()]));
    const whole = await each(contacts, signal, async (rows, done) => {
      endpoints += rows.length;
      tell(format === "csv" ? (contacts.length + done) / 2 : done);
      if (rows.length === 0) return true;
      if (format === "jsonLines") {
        await put(`${rows.map((row) => JSON.stringify(pinpointEndpoint(row))).join("\n")}\n`);
        return true;
      }
      const lines = rows.map((row) => columns.cells(row));
      if (lines.includes(null)) return false;
      await put(csv(lines.flatMap((line) => (line ? [line] : []))));
      return true;
    }).finally(() => out.end());
    await Promise.race([out.closed ? Promise.resolve() : once(out, "close"), failed]);
    return whole ? endpoints : null;
  }

  return {
    async export({ selection, format }: ExportInput) {
      const named = "segmentId" in selection ? getSegment(parts.store, selection.segmentId) : null;
      const contacts =
        "segmentId" in selection
          ? await foundBy(parts, { segmentId: selection.segmentId })
          : await chosenBy(parts, selection);
      const extension = format === "csv" ? "csv" : "jsonl";
      const fileName = `${safeName(named?.name ?? "Contacts")} ${today()}.${extension}`;
      const id = random.id();
      const task = tasks.start({
        kind: "export",
        name: `Export ${fileName}`,
        unit: "contacts",
        link: "/audience",
        cancellable: true,
      });
      const signal = AbortSignal.any([task.signal, stopping.signal]);
      try {
        const file = fileFor(id, fileName);
        const job: Job = {
          format,
          signal,
          tell: (done) => task.progress(Math.floor(done), contacts.length),
        };
        let endpoints: number | null = null;
        for (let turn = 0; turn < tries && endpoints === null; turn += 1)
          endpoints = await write(file, contacts, job);
        if (endpoints === null)
          throw new AppError("CONFLICT", "The contacts kept changing while they were exported.", {
            cure: "Try again when the import is through.",
          });
        task.end();
        return { download: `/downloads/contacts-${id}`, fileName, endpoints };
      } catch (error) {
        rmSync(path.join(root, `contacts-${id}`), { recursive: true, force: true });
        task.end(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },

    /** Everything known of one contact, as one JSON file. */
    async exportOne(key: number) {
      const { store } = parts;
      const query = exportQuery([key]);
      const endpoints = store.all<ExportRow>(query.sql, ...query.values);
      const contact = store.get<{
        user_id: string | null;
        name: string | null;
        attributes: string;
        created_at: number;
      }>("SELECT user_id, name, attributes, created_at FROM contacts WHERE key = ?", key);
      if (!contact) throw new AppError("NOT_FOUND", "This contact is not there any more.");
      const known = {
        exportedAt: new Date(clock.now()).toISOString(),
        contact: {
          UserId: contact.user_id,
          Name: contact.name,
          UserAttributes: JSON.parse(contact.attributes) as unknown,
          CreationDate: new Date(contact.created_at).toISOString(),
        },
        endpoints: endpoints.map(pinpointEndpoint),
        segments: ((await membershipsOf(parts, [key])).get(key) ?? []).map(({ name }) => name),
        consent: readConsent(parts, key),
        ...historyOf(store, key),
      };
      const id = random.id();
      const fileName = `${safeName(contact.name ?? contact.user_id ?? "Contact")} ${today()}.json`;
      const file = fileFor(id, fileName);
      try {
        writeFileSync(file, `${JSON.stringify(known, null, 2)}\n`);
      } catch (error) {
        throw readable(error, file);
      }
      return { download: `/downloads/contacts-${id}`, fileName };
    },

    /** The file behind `/downloads/contacts-<id>`, or null when it is gone. */
    file(id: string): { path: string; fileName: string; type: string } | null {
      if (!/^[0-9a-f]{32}$/.test(id)) return null;
      const place = path.join(root, `contacts-${id}`);
      try {
        const [fileName] = readdirSync(place);
        if (fileName === undefined) return null;
        const type = types[path.extname(fileName)] ?? "application/octet-stream";
        return { path: path.join(place, fileName), fileName, type };
      } catch {
        return null;
      }
    },
    stop: () => stopping.abort(),
  };
}

type Job = {
  format: ExportInput["format"];
  signal: AbortSignal;
  tell: (done: number) => void;
};

/** A name that every file system takes. */
const safeName = (name: string): string =>
  name
    .replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, "_")
    .replace(/^\.+|[. ]+$/g, "")
    .slice(0, 80) || "Contacts";
