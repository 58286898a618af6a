import "./data/zod-jitless.ts";
import "@fontsource-variable/inter/wght.css";
import "./ui/styles.ts";
import { createRoot } from "react-dom/client";
import { createMemoryRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import { useState } from "react";
import { Providers } from "./app/providers.tsx";
import { connectToEngine } from "./data/client.ts";
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

const { client, connection } = connectToEngine();
let projects: any = await client.projects.list();
if (!JSON.stringify(projects).includes("Juniper")) { await (client.projects as any).createSample(q.get("x") ? undefined : {}); await new Promise((r) => setTimeout(r, 4000)); }
let list = await client.journeys.list();
if (list.length === 0 || q.get("new")) { const starters = await client.journeys.starters(); console.info("starters", starters.map((x) => x.id).join()); await client.journeys.create({ name: "Welcome series", from: { kind: "starter", starter: starters[0]!.id } }); list = await client.journeys.list(); }
(window as any).client = client;
const jid = q.get("id") ?? list[0]!.id;
const detail = await client.journeys.get({ id: jid });
const store = createEditor(detail, client.journeys as any);
setInterval(async () => store.getState().arrive(await client.journeys.get({ id: jid })), 1500);
const problems = await client.journeys.problems({ id: jid });
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
    connection={connection}
    queryClient={createQueryClient(() => undefined)}
  >
    <EditorContext value={store}>
      <LibraryProvider>
        <RouterProvider router={router} />
      </LibraryProvider>
    </EditorContext>
  </Providers>,
);
