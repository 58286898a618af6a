import { useMemo } from "react";
import { useEditor } from "../editor-context.ts";
import { useLiveView } from "./live-store.ts";
import { overlayOf, type Overlay } from "./overlay.ts";
import { useLive } from "./use-live.ts";

/** What the canvas draws over cards and paths in Live; null in other modes and before anything is known. */
export function useLiveOverlay(): Overlay | null {
  const wanted = useEditor((editor) => editor.mode === "live");
  const live = useLive(wanted).data;
  const show = useLiveView((view) => view.show);
  return useMemo(() => (wanted && live ? overlayOf(live, show) : null), [wanted, live, show]);
}
