import "./data/zod-jitless.ts";
import "@fontsource-variable/inter/wght.css";
import "./ui/styles.ts";
import { createRoot } from "react-dom/client";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { useState } from "react";
import { Providers } from "./app/providers.tsx";
import { createQueryClient } from "./data/query-client.ts";
import { shareNonce } from "./ui/nonce.ts";
import { LibraryProvider } from "./data/library.tsx";
import { EditorContext } from "./features/journeys/editor/editor-context.ts";
import { createEditor } from "./features/journeys/editor/store.ts";
import {
  detailOf,
  editorClient,
  welcomeSeries,
} from "./features/journeys/editor/testing/editor-window.tsx";
import { Inspector } from "./features/journeys/editor/inspector/inspector.tsx";
import { ProblemsStrip } from "./features/journeys/editor/problems/problems-strip.tsx";
import { ReviewDrawer } from "./features/journeys/editor/review/review-drawer.tsx";
import { StartCapsule } from "./features/journeys/editor/review/start-capsule.tsx";
import { LivePanel } from "./features/journeys/editor/live/live-panel.tsx";
import { LiveInspector } from "./features/journeys/editor/live/live-inspector.tsx";
import { LiveBar } from "./features/journeys/editor/live/live-bar.tsx";
import { LiveStrip } from "./features/journeys/editor/live/live-strip.tsx";
import { ParticipantsDrawer } from "./features/journeys/editor/live/participants-drawer.tsx";
import { useLiveOverlay } from "./features/journeys/editor/live/use-live-overlay.ts";
import { NodeCount, NodeFigures } from "./features/journeys/editor/live/node-live.tsx";
import { HistoryPanel } from "./features/journeys/editor/history/history-panel.tsx";
import { ChangesPanel } from "./features/journeys/editor/history/changes-panel.tsx";
import { ActivityTile } from "./features/journeys/editor/inspector/activity-tile.tsx";
import { activities } from "../shared/activities/index.ts";
import { activityName, useNames } from "./data/library.tsx";
import { viewOf } from "./activities/index.ts";
import { templateRow, segmentRow } from "./activities/testing-rows.ts";
import { useEditor } from "./features/journeys/editor/editor-context.ts";
shareNonce();
const q = new URLSearchParams(location.search);
document.documentElement.dataset.mantineColorScheme = q.get("theme") ?? "light";
localStorage.setItem("wayline.preferences", JSON.stringify({ theme: q.get("theme") ?? "light" }));
const c = (activity: string, given: object) => ({
  activity,
  arrived: 0,
  here: 0,
  passed: 0,
  ended: 0,
  outlets: {},
  sent: 0,
  notSent: {},
  delivered: null,
  opened: null,
  clicked: null,
  hardBounced: null,
  softBounced: null,
  complained: null,
  unsubscribed: null,
  medianTime: null,
  ...given,
});
const doc = welcomeSeries();
const all: any = { ...doc.activities };
all.split = {
  ...all.split,
  settings: {
    match: "all",
    conditions: [{ kind: "messageEvent", activity: "mail", event: "open", happened: true }],
    evaluate: { kind: "immediately" },
    hiddenWait: true,
  },
};
all.entry = {
  ...all.entry,
  settings: { by: { kind: "segment", segmentId: "vip", refresh: "PT24H", onUpdate: false } },
};
all.nudge = { ...all.nudge, settings: { ...activities.sms.blank(), templateId: "sms1" } };
for (const [id, type, settings] of [
  ["push1", "push"],
  ["voice1", "voice"],
  ["cust", "custom"],
  ["mv", "multivariateSplit"],
  ["rs", "randomSplit"],
  ["ho", "holdout"],
  ["uc", "updateContact"],
  [
    "re",
    "recordEvent",
    { name: "trial.reminded", attributes: [{ name: "plan", value: "gold" }], metrics: [] },
  ],
  ["sj", "startJourney"],
  ["fin", "end", { outcome: "Converted", goal: true }],
  [
    "wev",
    "wait",
    {
      wait: {
        kind: "event",
        condition: {
          kind: "event",
          event: {
            name: "order.placed",
            attributes: [{ name: "category", values: ["Coffee", "Tea"] }],
            metrics: [{ name: "total", compare: "greaterOrEqual", value: 20 }],
          },
          happened: true,
        },
        timeout: "P3D",
      },
    },
  ],
  ["wnx", "wait", { wait: { kind: "next", weekdays: [1, 4], time: "09:00" } }],
  [
    "crit",
    "yesNoSplit",
    {
      match: "any",
      conditions: [
        {
          kind: "criteria",
          criteria: {
            match: "all",
            criteria: [
              {
                field: { kind: "userAttribute", name: "City" },
                operator: "is",
                values: ["Linz", "Wien"],
              },
            ],
          },
        },
        { kind: "segment", segmentId: "vip", isIn: false },
      ],
      evaluate: { kind: "after", duration: "P1DT12H" },
      hiddenWait: true,
    },
  ],
] as const)
  all[id] = {
    type,
    name: "",
    settings: settings ?? (activities as any)[type].blank(),
    settingsVersion: 1,
    next: {},
  };
all.mail.next = { next: "wait" };
all.nudge.next = { next: "wev" };
const document2: any = { ...doc, activities: all };
const live: any = {
  version: 4,
  document: document2,
  activities: [
    c("entry", { arrived: 1912, passed: 1912, outlets: { next: 1912 } }),
    c("mail", {
      arrived: 1912,
      passed: 1842,
      ended: 70,
      outlets: { next: 1842 },
      sent: 1842,
      notSent: { optedOut: 41, noAddress: 18, dailyLimit: 9 },
      delivered: 1816,
      opened: 1061,
      clicked: 312,
      hardBounced: 11,
      softBounced: 15,
      complained: 0,
      unsubscribed: 6,
      medianTime: 120000,
    }),
    c("wait", {
      arrived: 1842,
      here: 94,
      passed: 1748,
      outlets: { next: 1748 },
      medianTime: 172800000,
    }),
    c("split", { arrived: 1748, passed: 1748, outlets: { yes: 1021, no: 727 } }),
    c("nudge", { arrived: 727, sent: 690, notSent: { noAddress: 37 } }),
    c("rs", { arrived: 1021, passed: 1021, outlets: { A: 508, B: 513 } }),
  ],
  inJourney: 248,
  completed: 1604,
  entered: 1912,
  enteredToday: 31,
  rejected: { reentryCap: 14 },
  notSent: { optedOut: 41, noAddress: 55, dailyLimit: 9 },
  goal: {
    text: "First order within 14 days",
    converted: 402,
    rate: 0.21,
    heldOut: 190,
    heldOutRate: 0.142,
    lift: 0.068,
  },
  upTo: 0,
};
const person = {
  key: 1,
  contact: 12,
  name: "Amara Lindqvist",
  version: 4,
  state: "waiting",
  activity: "wait",
  enteredAt: 0,
  dueAt: Date.now() + 7200000,
  endedAt: null,
  endReason: null,
  outcome: null,
  reason: null,
};
const problems: any = [
  {
    code: "a",
    severity: "error",
    text: "Choose an email template.",
    activity: "thanks",
    field: "template",
    fix: { kind: "focus", label: "Pick template…" },
  },
  {
    code: "b",
    severity: "warning",
    text: "37 participants have no phone number and will continue without this message",
    activity: "nudge",
    field: null,
  },
  {
    code: "c",
    severity: "warning",
    text: "Nobody has opened it this early.",
    activity: "split",
    field: "evaluate",
    fix: { kind: "waitBefore", label: "Add wait 1 day", duration: "P1D" },
  },
];
const ver = (number: number, g: object = {}) => ({
  number,
  name: "",
  publishedAt: Date.now() - number * 3.6e6,
  author: "Mara",
  state: "ended",
  inJourney: 0,
  entered: 10,
  ...g,
});
const client = editorClient({
  segments: {
    list: () => [segmentRow({ id: "vip", name: "New customers" })],
    fields: () =>
      [
        {
          field: { kind: "userAttribute", name: "City" },
          label: "City",
          group: "Contact",
          filled: 30,
          numeric: false,
        },
        {
          field: { kind: "event", name: "order.placed" },
          label: "order.placed",
          group: "Events",
          filled: 30,
          numeric: false,
        },
      ] as any,
    eventFields: () => [],
    values: () => [] as any,
  },
  templates: {
    list: () => [
      templateRow({ id: "welcome", name: "Welcome — autumn" }),
      templateRow({ id: "w2", name: "Free shipping" }),
      templateRow({ id: "sms1", name: "Nudge", type: "sms" }),
    ],
    thumbnail: ({ id }) => ({
      url: null,
      text:
        id === "sms1"
          ? "Your 10% is still waiting, {{User.UserAttributes.FirstName}}"
          : "Welcome! Here is 10% off your first bag of coffee.",
    }),
    version: () =>
      ({
        content: {
          type: "email",
          subject: "Here’s 10% off your first bag",
          preheader: "",
          fromName: "",
          fromAddress: "",
          replyTo: "",
          headers: [],
          body: { form: "html", source: "" },
          text: null,
          defaults: {},
          recommender: null,
        },
      }) as any,
    get: () => Promise.reject(new Error("x")),
    preview: () => ({
      findings: [],
      url: null,
      bytes: 0,
      subject: "s",
      preheader: "",
      text: "",
      from: "",
      to: "",
      fields: { body: "Your 10% is still waiting, Amara" },
      variables: [],
    }),
  },
  channels: {
    email: () =>
      ({
        mode: "sandbox",
        smtp: {
          host: "",
          port: 25,
          tls: "none",
          user: "",
          fromAddress: "hello@juniperoak.test",
          fromName: "Juniper & Oak",
          replyTo: "",
          connections: 1,
        },
        hasPassword: false,
        state: "sandbox",
        problem: null,
        checkedAt: null,
      }) as any,
  },
  journeys: {
    list: () => [{ id: "j2", name: "Win back" }] as any,
    reach: () => ({ of: 1912, willBeSent: 1805, optedOut: 71, noAddress: 36 }),
    versions: () =>
      [
        ver(3, { name: "Autumn offer" }),
        ver(4, { state: "current", inJourney: 248, entered: 1912 }),
      ] as any,
    version: ({ number }) =>
      ({
        version: ver(number),
        document: {
          ...document2,
          name: "Old name",
          activities: {
            ...all,
            gone: {
              type: "wait",
              name: "Old wait",
              settings: { wait: { kind: "for", duration: "P2D" } },
              settingsVersion: 1,
              next: {},
            },
          },
        },
      }) as any,
  },
  journeyRuns: {
    live: () => live,
    participants: () =>
      ({
        items: [
          person,
          {
            ...person,
            key: 2,
            name: "Ben Ode",
            state: "ended",
            endReason: "completed",
            endedAt: Date.now(),
          },
        ],
        next: null,
        total: 2,
      }) as any,
    participant: () =>
      ({
        participant: person,
        journeyId: "j",
        journey: "W",
        document: document2,
        steps: [
          {
            at: Date.now() - 9e7,
            activity: "entry",
            visit: 1,
            kind: "entered",
            outlet: "next",
            detail: null,
            name: "Joined",
            text: "Entered: in segment New customers",
            message: null,
          },
          {
            at: Date.now() - 8e7,
            activity: "mail",
            visit: 1,
            kind: "sent",
            outlet: "next",
            detail: null,
            name: "Welcome",
            text: "Got “Welcome — autumn”",
            message: 3,
          },
        ],
      }) as any,
    why: () => ({
      verdict: "Waiting for 2 days",
      recorded: true,
      checks: [
        { ok: true, text: "In segment", at: null },
        { ok: false, text: "Opened", at: null },
      ],
    }),
    review: () =>
      ({
        revision: 1,
        problems: problems.filter((p: any) => (q.get("clean") ? p.severity === "warning" : true)),
        changes: [
          { kind: "added", activity: "rs", name: "Offer test", fields: [] },
          {
            kind: "changed",
            activity: "mail",
            name: "Welcome",
            fields: [{ field: "Template", before: "a", after: "b" }],
          },
          { kind: "removed", activity: "gone", name: "Old wait", fields: [] },
        ],
        number: 5,
        enters: { now: 1912, perDay: 31 },
        channels: [
          { channel: "email", live: false },
          { channel: "sms", live: true },
        ],
        groups: [
          {
            version: 4,
            activity: "wait",
            name: "2 days",
            waiting: 94,
            change: "same",
            choice: { kind: "continue" },
          },
          {
            version: 4,
            activity: "gone",
            name: "Old wait",
            waiting: 12,
            change: "removed",
            choice: null,
          },
        ],
      }) as any,
  },
});
const store = createEditor(
  detailOf({
    document: document2,
    version: 4,
    changes: 3,
    status: "live",
    startsAt: Date.now() + 298000,
  }),
  {
    get: async () => detailOf(),
    edit: async (i: any) => detailOf({ document: i.document, revision: i.revision + 1 }),
    undo: async () => detailOf(),
    redo: async () => detailOf(),
  } as any,
);
(window as any).store = store;
store.getState().set({ problems });
const sel = q.get("sel");
if (sel) store.getState().select({ activities: sel.split(",") });
const view = q.get("view");
if (view === "live") store.getState().set({ mode: "live" });
function Cards() {
  const document = useEditor((e) => e.document);
  const names = useNames(document);
  const overlay = useLiveOverlay();
  return (
    <div
      style={{
        display: "grid",
        gridTemplateColumns: "repeat(auto-fill,224px)",
        gap: 14,
        padding: 14,
        background: "var(--canvas)",
        overflow: "auto",
        alignContent: "start",
      }}
    >
      {Object.entries(document.activities).map(([id, a]) => {
        const V = viewOf(a.type as any);
        const n = overlay?.nodes.get(id);
        return (
          <div
            key={id}
            style={{
              background: "var(--surface)",
              border: "1px solid var(--border-strong)",
              borderRadius: 11,
              padding: "8px 11px",
            }}
          >
            <div style={{ display: "flex", gap: 9, alignItems: "center" }}>
              <ActivityTile type={a.type} />
              <div style={{ flex: 1, minWidth: 0 }}>
                <div style={{ fontSize: 11, color: "var(--text-3)" }}>{a.type}</div>
                <div className="ellipsis" style={{ fontWeight: 600 }}>
                  {activityName(a, names)}
                </div>
              </div>
              {n ? <NodeCount live={n} /> : null}
            </div>
            <div style={{ borderTop: "1px solid var(--border)", marginTop: 8, paddingTop: 6 }}>
              {n ? (
                <NodeFigures live={n} tone={V.tone} />
              ) : (
                <V.Summary activity={a} settings={a.settings} document={document} />
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}
function App() {
  const [review, setReview] = useState(view === "review");
  const l = view === "live",
    h = view === "history";
  return (
    <div
      style={{
        display: "grid",
        gridTemplateColumns: "204px 1fr " + (review ? 520 : 348) + "px",
        gridTemplateRows: "46px 1fr auto",
        height: "100vh",
      }}
    >
      <div
        style={{
          gridColumn: "1 / 4",
          display: "flex",
          justifyContent: "end",
          alignItems: "center",
          padding: "0 12px",
          gap: 8,
          background: "var(--surface)",
          borderBottom: "1px solid var(--border)",
        }}
      >
        <StartCapsule />
        {l ? <LiveBar /> : null}
      </div>
      <div style={{ minHeight: 0 }}>{l ? <LivePanel /> : h ? <HistoryPanel /> : null}</div>
      <Cards />
      <div style={{ minHeight: 0, gridRow: "2 / 4", gridColumn: 3, overflow: "hidden" }}>
        {review ? (
          <ReviewDrawer onClose={() => setReview(false)} />
        ) : l ? (
          <>
            <LiveInspector />
            <ParticipantsDrawer />
          </>
        ) : h ? (
          <ChangesPanel />
        ) : (
          <Inspector />
        )}
      </div>
      <div style={{ gridColumn: "1 / 3" }}>{l ? <LiveStrip /> : <ProblemsStrip />}</div>
    </div>
  );
}
const router = createMemoryRouter([{ path: "*", element: <App /> }]);
createRoot(document.getElementById("root")!).render(
  <Providers
    client={client}
    connection={{ state: () => "connected" as const, subscribe: () => () => undefined } as any}
    queryClient={createQueryClient(() => undefined)}
  >
    <EditorContext value={store}>
      <LibraryProvider>
        <RouterProvider router={router} />
      </LibraryProvider>
    </EditorContext>
  </Providers>,
);
