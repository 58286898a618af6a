import { useEditor } from "../editor-context.ts";
import { ActivityPanel } from "./activity-panel.tsx";
import { JourneyPanel } from "./journey-panel.tsx";
import { PathPanel } from "./path-panel.tsx";
import { SeveralPanel } from "./several-panel.tsx";

/** The right panel of Design: what is selected, or the journey’s own settings. */
export function Inspector() {
  const { activities, path } = useEditor((editor) => editor.selection);
  const [only] = activities;
  if (path) return <PathPanel path={path} />;
  if (activities.length > 1) return <SeveralPanel ids={activities} />;
  return only === undefined ? <JourneyPanel /> : <ActivityPanel key={only} id={only} />;
}
