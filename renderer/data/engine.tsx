import { createTanstackQueryUtils, type RouterUtils } from "@orpc/tanstack-query";
import { QueryClientProvider, type QueryClient } from "@tanstack/react-query";
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useSyncExternalStore,
  type ReactNode,
} from "react";
import type { EngineClient } from "../../shared/contract/index.ts";
import type { Connection, ConnectionState } from "./connection.ts";
import { followChanges } from "./follow-changes.ts";

export type EngineQueries = RouterUtils<EngineClient>;
type Line = Pick<Connection, "state" | "subscribe">;
type Engine = { client: EngineClient; queries: EngineQueries; connection: Line };

const EngineContext = createContext<Engine | null>(null);

export function EngineProvider(props: {
  client: EngineClient;
  connection: Line;
  queryClient: QueryClient;
  children: ReactNode;
}) {
  const { client, connection, queryClient } = props;
  useEffect(
    () => followChanges(client, connection, queryClient),
    [client, connection, queryClient],
  );
  const engine = useMemo(
    () => ({ client, connection, queries: createTanstackQueryUtils(client) }),
    [client, connection],
  );
  return (
    <QueryClientProvider client={queryClient}>
      <EngineContext value={engine}>{props.children}</EngineContext>
    </QueryClientProvider>
  );
}

function useEngineContext(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new Error("No EngineProvider above this component.");
  return engine;
}

/** Query and mutation options per procedure: `useQuery(engine.contacts.get.queryOptions({ input: { key } }))`. */
export const useEngine = (): EngineQueries => useEngineContext().queries;

/** Plain calls, for what is neither a query on screen nor an act with a state. */
export const useClient = (): EngineClient => useEngineContext().client;

export function useConnectionState(): ConnectionState {
  const { connection } = useEngineContext();
  return useSyncExternalStore(connection.subscribe, connection.state);
}
