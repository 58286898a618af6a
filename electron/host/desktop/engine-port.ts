import type { MessagePort } from "node:worker_threads";
import { MessageChannelMain, type MessagePortMain } from "electron";

/** Joins a port of the engine to one that can be handed to the page; frames pass unread, an end ends both. */
export function portForPage(engine: MessagePort): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  port1.on("message", ({ data }) => engine.postMessage(data));
  port1.on("close", () => engine.close());
  engine.on("message", (frame: unknown) => port1.postMessage(frame));
  engine.on("close", () => port1.close());
  port1.start();
  return port2;
}
