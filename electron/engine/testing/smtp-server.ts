import { SMTPServer } from "smtp-server";

export type Received = { to: string; messageId: string; source: string };
type Answer = { code: number; text: string } | "drop" | null;

/** A mail server on 127.0.0.1 that keeps what it takes and misbehaves on request. */
export async function mailServer(
  options: {
    /** At MAIL FROM: refuse, or null to take it. */
    sender?: (address: string) => Answer;
    /** At RCPT TO: refuse, or null to take it. */
    recipient?: (address: string) => Answer;
    /** After the content has come: refuse, hang up, or null to take it. */
    content?: (address: string) => Answer;
    user?: { name: string; password: string };
  } = {},
) {
  const received: Received[] = [];
  let most = 0;
  let open = 0;
  const refusal = (answer: { code: number; text: string }) =>
    Object.assign(new Error(answer.text), { responseCode: answer.code });
  const server = new SMTPServer({
    authOptional: !options.user,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS", ...(options.user ? [] : ["AUTH"])],
    disableReverseLookup: true,
    logger: false,
    onAuth(auth, _session, callback) {
      if (auth.username === options.user?.name && auth.password === options.user?.password)
        callback(null, { user: auth.username });
      else callback(refusal({ code: 535, text: "5.7.8 wrong user name or password" }));
    },
    onConnect(_session, callback) {
      open += 1;
      most = Math.max(most, open);
      callback();
    },
    onClose() {
      open -= 1;
    },
    onMailFrom(address, _session, callback) {
      const answer = options.sender?.(address.address) ?? null;
      if (answer === null || answer === "drop") callback();
      else callback(refusal(answer));
    },
    onRcptTo(address, _session, callback) {
      const answer = options.recipient?.(address.address) ?? null;
      if (answer === null || answer === "drop") callback();
      else callback(refusal(answer));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const to = session.envelope.rcptTo[0]?.address ?? "";
        const source = Buffer.concat(chunks).toString("utf8");
        const answer = options.content?.(to) ?? null;
        if (answer === "drop") {
          for (const connection of server.connections) connection._socket?.destroy();
          return;
        }
        if (answer) {
          callback(refusal(answer));
          return;
        }
        received.push({ to, source, messageId: /^message-id: *(\S+)/im.exec(source)?.[1] ?? "" });
        callback(null, "2.0.0 taken");
      });
    },
  });
  server.on("error", () => undefined);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as { port: number };
  return {
    port,
    received,
    connectionsAtOnce: () => most,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
