import { RPCLink as PortLink } from "@orpc/client/message-port";
import { RPCLink as SocketLink } from "@orpc/client/websocket";
import type { Transport } from "./connection.ts";
import { desktop } from "./desktop.ts";

/** Browser host: a WebSocket of the page's own origin. The host knows the page by its cookie. */
async function openSocket(): Promise<Transport> {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const socket = new WebSocket(`${scheme}://${location.host}/engine`);
  socket.binaryType = "arraybuffer";
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener("close", () => resolve(), { once: true });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener("open", () => resolve(), { once: true });
    socket.addEventListener("close", () => reject(new Error("The engine did not answer.")), {
      once: true,
    });
  });
  return { link: new SocketLink({ websocket: socket }), closed };
}

/** Desktop host: the preload script hands over a port to the engine thread. A new port replaces a dead one. */
async function openPort(): Promise<Transport> {
  const port = await new Promise<MessagePort>((resolve, reject) => {
    const receive = (event: MessageEvent<unknown>) => {
      if (event.source !== window || event.data !== "engine:port") return;
      window.removeEventListener("message", receive);
      const [first] = event.ports;
      if (first) resolve(first);
      else reject(new Error("The engine did not answer."));
    };
    window.addEventListener("message", receive);
    window.postMessage("engine:connect", "*");
  });
  const closed = new Promise<void>((resolve) => {
    port.addEventListener("close", () => resolve(), { once: true });
  });
  const link = new PortLink({ port });
  port.start();
  return { link, closed };
}

export const openTransport = (): Promise<Transport> => (desktop() ? openPort() : openSocket());
