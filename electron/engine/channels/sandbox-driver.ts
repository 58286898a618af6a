import type { Driver, Outcome } from "../../../shared/channels/driver.ts";

/** What the sandbox mailbox keeps of a message that is no mail. */
export type Received = {
  messageId: string;
  sender: string;
  recipient: string;
  subject: string;
  snippet: string;
  /** All that the provider would have been given, and what it answered. */
  source: Record<string, unknown>;
};
export type Keep = (received: Received) => void;

/** Refused for good, as the provider would. */
export class Refused extends Error {}

/** How many a sandbox takes at once; as many as a small provider account. */
const connections = 5;

/** A driver that looks at a message as strictly as the provider would, and puts it into the sandbox mailbox. */
export function sandboxDriver<Message>(
  keep: Keep,
  receive: (message: Message) => Received & { outcome?: Outcome },
): Driver<Message> {
  return {
    connections,
    // Asynchronous, as a provider's answer is: what is being sent is committed before it is kept.
    async send(message): Promise<Outcome> {
      await Promise.resolve();
      let received: ReturnType<typeof receive>;
      try {
        received = receive(message);
      } catch (error) {
        if (error instanceof Refused) return { kind: "rejected", detail: error.message };
        throw error;
      }
      const { outcome, ...rest } = received;
      try {
        keep(rest);
      } catch (error) {
        return {
          kind: "unreachable",
          detail: error instanceof Error ? error.message : "not stored",
        };
      }
      return outcome ?? { kind: "sent", response: "Kept in the sandbox" };
    },
    close: () => Promise.resolve(),
  };
}
