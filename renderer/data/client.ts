import { createORPCClient } from "@orpc/client";
import type { EngineClient } from "../../shared/contract/index.ts";
import { keepConnected, type Connection } from "./connection.ts";
import { openTransport } from "./transports.ts";

/** The page's one client, with the line it speaks over. */
export function connectToEngine(): { client: EngineClient; connection: Connection } {
  const connection = keepConnected(openTransport);
  return { client: createORPCClient<EngineClient>(connection.link), connection };
}
