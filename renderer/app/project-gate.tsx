import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Outlet } from "react-router";
import { useConnectionState, useEngine } from "../data/engine.tsx";
import { usePreferences } from "../data/preferences.ts";
import { readError } from "../data/read-error.ts";
import { FirstRun } from "../features/projects/first-run.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { createFormat } from "../ui/format.ts";
import { useSlow } from "../ui/skeletons.tsx";
import { WindowSettingsContext } from "../ui/window-settings.tsx";
import classes from "./project-gate.module.css";

/** Before a project is open there is only the first-run screen. With one, its zone and currency write every figure. */
export function ProjectGate() {
  const engine = useEngine();
  const current = useQuery(engine.projects.current.queryOptions());
  const { density, textSize, singleKeys } = usePreferences();
  const settings = current.data?.settings;
  const timeZone = settings?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  const currency = settings?.currency ?? "EUR";
  const windowSettings = useMemo(
    () => ({
      format: createFormat({ locale: navigator.language, timeZone, currency }),
      density,
      textScale: textSize / 100,
      singleKeys,
    }),
    [timeZone, currency, density, textSize, singleKeys],
  );
  if (current.isPending) return <Waiting />;
  if (current.isError)
    return <ErrorState problem={readError(current.error)} onRetry={() => void current.refetch()} />;
  return (
    <WindowSettingsContext value={windowSettings}>
      {current.data ? <Outlet /> : <FirstRun />}
    </WindowSettingsContext>
  );
}

function Waiting() {
  const slow = useSlow(true, 800);
  const connection = useConnectionState();
  if (!slow) return null;
  return (
    <output className={classes.waiting}>
      {connection === "connected" ? "Opening the project…" : "Waiting for the engine…"}
    </output>
  );
}
