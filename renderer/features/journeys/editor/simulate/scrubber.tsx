import { Select, Slider, VisuallyHidden } from "@mantine/core";
import { useWindowEvent } from "@mantine/hooks";
import {
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from "@tabler/icons-react";
import type { KeyboardEvent } from "react";
import type { SimulationResult } from "../../../../../shared/contract/trials.ts";
import { day, hour } from "../../../../../shared/domain/time.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { speeds, useSimulateView } from "./simulate-store.ts";
import { usePlaying } from "./use-playing.ts";
import { useTimes } from "./use-simulation.ts";
import classes from "./simulate.module.css";

/** The simulated time along the bottom: how much happened when, and the instant that is shown. */
export function Scrubber({ result }: { result: SimulationResult }) {
  const format = useFormat();
  const playing = useSimulateView((view) => view.playing);
  const speed = useSimulateView((view) => view.speed);
  const set = useSimulateView((view) => view.set);
  const times = useTimes(result);
  const { from, to, at } = times;
  usePlaying(times);
  const play = () => set({ playing: !playing, ...(!playing && at >= to ? { at: from } : { at }) });
  const step = (by: number) => set({ at: Math.min(to, Math.max(from, at + by)), playing: false });
  const keys = (event: KeyboardEvent) => {
    const by = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
    if (by === 0 || event.altKey || event.metaKey || event.ctrlKey) return;
    // An hour or a day, rather than the steps of the slider.
    event.preventDefault();
    event.stopPropagation();
    step(by * (event.shiftKey ? day : hour));
  };
  useWindowEvent("keydown", (event) => {
    const target = event.target instanceof Element ? event.target : null;
    const here = target === document.body || target?.closest("[data-scrubber] [role=slider]");
    if (event.key !== " " || !here || event.defaultPrevented) return;
    event.preventDefault();
    play();
  });
  return (
    <section
      className={classes.scrubber}
      aria-label="Simulated time"
      data-scrubber
      onKeyDownCapture={keys}
    >
      <span className={classes.player}>
        <IconAction label="Back a day" disabled={at <= from} onClick={() => step(-day)}>
          <IconPlayerTrackPrev size={16} />
        </IconAction>
        <IconAction label={playing ? "Pause" : "Play"} shortcut="Space" onClick={play}>
          {playing ? <IconPlayerPause size={18} /> : <IconPlayerPlay size={18} />}
        </IconAction>
        <IconAction label="Forward a day" disabled={at >= to} onClick={() => step(day)}>
          <IconPlayerTrackNext size={16} />
        </IconAction>
        <Select
          size="xs"
          w={150}
          aria-label="Speed"
          data={[...speeds]}
          value={speed}
          onChange={(value) => {
            const found = speeds.find((one) => one.value === value);
            if (found) set({ speed: found.value });
          }}
        />
      </span>
      <p className={classes.now}>
        <strong className="num">{format.dateTime(at)}</strong>
        <span className={classes.hint}>←→ hour · Shift day</span>
      </p>
      <div className={classes.track}>
        <Density {...result.histogram} />
        <Slider
          size={3}
          thumbSize={16}
          min={from}
          max={to}
          step={60_000}
          value={at}
          label={null}
          thumbLabel="Time"
          thumbValueText={(value) => format.dateTime(value)}
          onChange={(value) => set({ at: value, playing: false })}
        />
        <p className={classes.ends}>
          <span>{format.dateTime(from)}</span>
          <span>{format.dateTime(to)}</span>
        </p>
      </div>
    </section>
  );
}

/** Bars of what happened, of the square root so that small ones are seen; a mark where quiet time held somebody. */
function Density({ actions, held }: SimulationResult["histogram"]) {
  const most = Math.sqrt(Math.max(1, ...actions));
  const total = held.reduce((sum, one) => sum + one, 0);
  return (
    <>
      <VisuallyHidden>
        {total === 0
          ? "Quiet time held nobody."
          : `Quiet time held ${total} times, marked above the bars.`}
      </VisuallyHidden>
      <svg
        className={classes.density}
        viewBox={`0 0 ${actions.length} 34`}
        preserveAspectRatio="none"
        aria-hidden
      >
        {actions.map((count, index) => {
          const height = count === 0 ? 0 : Math.max(1.5, (Math.sqrt(count) / most) * 28);
          return <rect key={index} x={index + 0.1} y={34 - height} width="0.8" height={height} />;
        })}
        {held.map((count, index) =>
          count === 0 ? null : (
            <rect key={index} className={classes.held} x={index} y="0" width="1" height="4" />
          ),
        )}
      </svg>
    </>
  );
}
