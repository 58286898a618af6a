import { useEffect, useMemo } from "react";
import { useNow } from "../../../../ui/use-now.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import type { CanvasShow } from "../canvas/canvas-view.ts";
import { useEditor } from "../editor-context.ts";
import { Places } from "../editor-places.tsx";
import { momentOverlay } from "./moment-overlay.ts";
import { MovingDots } from "./moving-dots.tsx";
import { ResultPanel } from "./result-panel.tsx";
import { Scrubber } from "./scrubber.tsx";
import { blankSetup } from "./setup.ts";
import { SetupPanel } from "./setup-panel.tsx";
import { useSimulateView } from "./simulate-store.ts";
import { useFollowedPerson } from "./use-followed-person.ts";
import { useReducedMotion } from "./use-reduced-motion.ts";
import { frames, useMoment, useResult, useRun, useTimes } from "./use-simulation.ts";

/** Simulate: set-up at the left, the canvas with its counts at an instant, results at the right, time along the bottom. */
export function SimulateMode() {
  const form = useForm();
  const draft = useEditor((editor) => editor.document);
  const found = useResult();
  const comparison = useSimulateView((view) => view.comparison);
  const { from, to, at } = useTimes(found?.result ?? null);
  const around = Math.max(1, Math.ceil((to - from) / frames) * 3);
  const moment = useMoment(found?.run ?? null, at, around);
  const other = useRun(comparison?.run ?? null).data?.result ?? null;
  const otherMoment = useMoment(other ? (comparison?.run ?? null) : null, at, around);
  const { followed } = useFollowedPerson(found?.run ?? null);
  const still = useReducedMotion();
  const overlay = useMemo(
    () =>
      found && moment
        ? momentOverlay(found.result, moment.activities, otherMoment?.activities ?? null)
        : null,
    [found, moment, otherMoment],
  );
  const document = found?.result.document ?? draft;
  const show = useMemo(
    (): CanvasShow => ({
      document,
      locked: true,
      overlay: followed ? null : overlay,
      marks: null,
      followed,
    }),
    [document, overlay, followed],
  );
  return (
    <>
      <Places
        left={form ? <SetupPanel form={form} /> : null}
        show={show}
        right={<ResultPanel found={found} />}
        bottom={found ? <Scrubber result={found.result} /> : null}
        wide
        docked
      />
      {found && moment && !still && !followed ? (
        <MovingDots document={document} moving={moment.moving} at={at} around={around} />
      ) : null}
    </>
  );
}

/** The set-up of this journey; another journey begins with one of its own. */
function useForm() {
  const id = useEditor((editor) => editor.id);
  const draft = useEditor((editor) => editor.document);
  const journey = useSimulateView((view) => view.journey);
  const form = useSimulateView((view) => view.form);
  const open = useSimulateView((view) => view.open);
  const { timeZone } = useFormat();
  const now = useNow();
  useEffect(() => {
    if (journey !== id) open(id, blankSetup(draft, now, timeZone));
  }, [journey, id, draft, now, timeZone, open]);
  return journey === id ? form : null;
}
