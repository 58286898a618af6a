import { SMTPServer } from "smtp-server";

export type ReceivedMail = { sender: string; recipients: string[]; source: Buffer };

const kept = "2.0.0 kept in the sandbox";

/** The built-in receiver: a real SMTP server that only this computer can reach. */
export type SandboxMailbox = { readonly port: number; close(): Promise<void> };

/** Listens on a free port of 127.0.0.1. A mail is answered with 250 only after `receive` has stored it. */
export async function startSandboxMailbox(
  receive: (mail: ReceivedMail) => Promise<void> | void,
): Promise<SandboxMailbox> {
  /** Null once stored; otherwise the answer that makes the sender try again later. */
  const keep = async (mail: ReceivedMail) => {
    try {
      await receive(mail);
      return null;
    } catch (error) {
      const words = error instanceof Error ? error.message : "not stored";
      return Object.assign(new Error(words), { responseCode: 451 });
    }
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    banner: "Wayline sandbox mailbox",
    size: 30_000_000,
    logger: false,
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const { mailFrom, rcptTo } = session.envelope;
        const mail = {
          sender: mailFrom ? mailFrom.address : "",
          recipients: rcptTo.map((recipient) => recipient.address),
          source: Buffer.concat(chunks),
        };
        void keep(mail).then((refusal) => {
          // eslint-disable-next-line promise/no-callback-in-promise -- the library speaks callbacks
          callback(refusal, kept);
        });
      });
    },
  });
  // A client that hangs up in the middle is its own affair; the server goes on.
  server.on("error", () => undefined);
  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(0, "127.0.0.1", listening);
  });
  const address = server.server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    port: address.port,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
