import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useParams, useSearchParams } from "react-router";
import type { JourneyDetail } from "../../../../shared/contract/journeys.ts";
import { useEngine } from "../../../data/engine.tsx";
import { LibraryProvider } from "../../../data/library.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { Page } from "../../../ui/page.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { EditorContext } from "./editor-context.ts";
import { EditorFrame } from "./editor-frame.tsx";
import { useLiveView } from "./live/live-store.ts";
import { createEditor } from "./store.ts";

const crumbs = [{ label: "Journeys", to: "/journeys" }];

export function EditorPage() {
  const { id = "" } = useParams();
  const journey = useQuery(useEngine().journeys.get.queryOptions({ input: { id } }));
  const slow = useSlow(journey.isPending);
  if (journey.data) return <OpenEditor key={id} detail={journey.data} />;
  return (
    <Page title="Journey" crumbs={crumbs}>
      {journey.isError ? (
        <ErrorState problem={readError(journey.error)} onRetry={() => void journey.refetch()} />
      ) : slow ? (
        <SkeletonRows rows={3} height={76} label="Loading the journey" />
      ) : null}
    </Page>
  );
}

function OpenEditor({ detail }: { detail: JourneyDetail }) {
  const engine = useEngine();
  const [store] = useState(() =>
    createEditor(detail, {
      get: engine.journeys.get.call,
      edit: engine.journeys.edit.call,
      undo: engine.journeys.undo.call,
      redo: engine.journeys.redo.call,
    }),
  );
  useEffect(() => store.getState().arrive(detail), [store, detail]);
  // A link to somebody's way through the journey opens it where it was walked.
  const participant = Number(useSearchParams()[0].get("participant"));
  useEffect(() => {
    if (!Number.isSafeInteger(participant) || participant <= 0) return;
    store.setState({ mode: "live" });
    const { setVersion, openPeople, follow } = useLiveView.getState();
    setVersion(null);
    openPeople({ of: "entered" }, "Entered");
    follow(participant);
  }, [store, participant]);
  // Nothing typed is lost when the page is left at once.
  useEffect(() => () => void store.getState().flush(), [store]);
  return (
    <EditorContext value={store}>
      <LibraryProvider>
        <EditorFrame />
      </LibraryProvider>
    </EditorContext>
  );
}
