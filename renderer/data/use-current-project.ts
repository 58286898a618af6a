import { useQuery } from "@tanstack/react-query";
import { useEngine } from "./engine.tsx";

/** The open project with its settings; null before one is chosen, undefined while that is not known. */
export const useCurrentProject = () => useQuery(useEngine().projects.current.queryOptions()).data;

/** What the navigation and the status bar show; undefined until it is known. */
export const useStatus = () => useQuery(useEngine().system.status.queryOptions()).data;
