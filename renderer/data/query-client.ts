import { MutationCache, QueryClient } from "@tanstack/react-query";
import { isEngineAnswer, readError, type Problem } from "./read-error.ts";

declare module "@tanstack/react-query" {
  interface Register {
    /** `quiet`: the screen shows the failure itself, in place. Without it a failed act becomes a notice. */
    mutationMeta: { quiet?: boolean };
  }
}

/**
 * Data is fresh until a topic says otherwise, so nothing is fetched by age or focus. The engine is on this computer:
 * being offline pauses nothing. What the engine answered is not asked again; a broken line is.
 */
export function createQueryClient(onFailedAct: (problem: Problem) => void): QueryClient {
  return new QueryClient({
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (!mutation.meta?.quiet) onFailedAct(readError(error));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        networkMode: "always",
        retry: (count, error) => !isEngineAnswer(error) && count < 3,
        retryDelay: 300,
      },
      mutations: { networkMode: "always", retry: false },
    },
  });
}
