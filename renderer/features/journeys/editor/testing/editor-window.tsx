import type { ReactNode } from "react";
import type { EngineClient } from "../../../../../shared/contract/index.ts";
import type { JourneyDetail } from "../../../../../shared/contract/journeys.ts";
import type { ActivityType } from "../../../../../shared/activities/index.ts";
import { activities } from "../../../../../shared/activities/index.ts";
import {
  blankDocument,
  type JourneyActivity,
  type JourneyDocument,
} from "../../../../../shared/journey/graph.ts";
import { LibraryProvider } from "../../../../data/library.tsx";
import { fakeClient } from "../../../../testing/fake-client.ts";
import { renderInWindow } from "../../../../testing/render.tsx";
import { segmentRow, templateRow } from "../../../../activities/testing-rows.ts";
import { EditorContext } from "../editor-context.ts";
import { createEditor, type EditorStore } from "../store.ts";

const one = (
  type: ActivityType,
  name: string,
  next: Record<string, string> = {},
  settings?: unknown,
): JourneyActivity => ({
  type,
  name,
  settings: settings ?? activities[type].blank(),
  settingsVersion: 1,
  next,
});

/** Entry → Welcome → Wait → Opened? → yes Thanks, no Nudge. */
export function welcomeSeries(): JourneyDocument {
  const blank = blankDocument("Welcome series");
  return {
    ...blank,
    activities: {
      entry: one("entry", "Joined", { next: "mail" }),
      mail: one("email", "Welcome", { next: "wait" }, { ...activities.email.blank(), templateId: "welcome" }), // prettier-ignore
      wait: one("wait", "", { next: "split" }),
      split: one("yesNoSplit", "Opened?", { yes: "thanks", no: "nudge" }),
      thanks: one("email", "Thanks"),
      nudge: one("sms", "Nudge"),
    },
  };
}

export const detailOf = (given: Partial<JourneyDetail> = {}): JourneyDetail => ({
  id: "journey1",
  status: "draft",
  document: welcomeSeries(),
  revision: 1,
  undo: null,
  redo: null,
  version: null,
  changes: null,
  startsAt: null,
  error: null,
  savedAt: 0,
  archived: false,
  ...given,
});

type Answers = Parameters<typeof fakeClient>[0];

/** The engine around an open editor: names, templates, nobody to reach; more is given. */
export const editorClient = (answers: Answers = {}): EngineClient =>
  fakeClient({
    segments: {
      list: () => [segmentRow({ id: "vip", name: "VIPs" })],
      fields: () => [],
      eventFields: () => [],
    },
    campaigns: { list: () => [] },
    contacts: { list: () => ({ items: [], next: null, total: 0 }) as never },
    channels: { email: () => Promise.reject(new Error("no channel")) },
    templates: {
      list: () => [templateRow({ id: "welcome", name: "Welcome — autumn" })],
      thumbnail: () => ({ url: null, text: "Hello" }),
      version: () => Promise.reject(new Error("no version")),
      get: () => Promise.reject(new Error("no template")),
    },
    journeyParts: { list: () => [] },
    ...answers,
    journeys: {
      list: () => [],
      reach: () => ({ of: 1912, willBeSent: 1805, optedOut: 71, noAddress: 36 }),
      ...answers.journeys,
    },
  });

/** Renders parts of the editor around an open journey; every change is kept in `store`. */
export function renderInEditor(
  element: ReactNode,
  options: { client?: EngineClient; detail?: Partial<JourneyDetail> } = {},
) {
  const detail = detailOf(options.detail);
  const keep = ({ document, revision }: { document: JourneyDocument; revision: number }) =>
    Promise.resolve({ ...detail, document, revision: revision + 1 });
  const store: EditorStore = createEditor(detail, {
    get: () => Promise.resolve(detail),
    edit: keep,
    undo: () => Promise.resolve(detail),
    redo: () => Promise.resolve(detail),
  });
  const view = renderInWindow(
    <EditorContext value={store}>
      <LibraryProvider>{element}</LibraryProvider>
    </EditorContext>,
    { client: options.client ?? editorClient() },
  );
  return { ...view, store };
}
