import { startTransition, useEffect, useState } from "react";
import { useEditor } from "../editor-context.ts";
import type { Selection } from "../store.ts";
import { ActivityPanel } from "./activity-panel.tsx";
import { JourneyPanel } from "./journey-panel.tsx";
import { PathPanel } from "./path-panel.tsx";
import { SeveralPanel } from "./several-panel.tsx";

/** The right panel of Design: what is selected, or the journey’s own settings. */
export function Inspector() {
  const { activities, path } = useShownSelection();
  const [only] = activities;
  if (path) return <PathPanel path={path} />;
  if (activities.length > 1) return <SeveralPanel ids={activities} />;
  return only === undefined ? <JourneyPanel /> : <ActivityPanel key={only} id={only} />;
}

/** The canvas is drawn first: a panel of fields takes longer. Not so when one of its fields is to have the focus. */
function useShownSelection(): Selection {
  const selection = useEditor((editor) => editor.selection);
  const atOnce = useEditor((editor) => editor.focusField !== null);
  const [shown, setShown] = useState(selection);
  if (atOnce && shown !== selection) setShown(selection);
  useEffect(() => startTransition(() => setShown(selection)), [selection]);
  return shown;
}
