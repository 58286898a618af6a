import { useQuery } from "@tanstack/react-query";
import { Outlet } from "react-router";
import { useEngine } from "../data/engine.tsx";
import { readError } from "../data/read-error.ts";
import { ErrorState } from "../ui/error-state.tsx";

/** Before a project is open there is only the first-run screen. */
export function ProjectGate() {
  const engine = useEngine();
  const current = useQuery(engine.projects.current.queryOptions());
  if (current.isError)
    return <ErrorState problem={readError(current.error)} onRetry={() => void current.refetch()} />;
  if (current.isPending) return null;
  return <Outlet />;
}
