import { Readable } from "node:stream";
import nodemailer from "nodemailer";
import type { EmailDriver, Outcome, SmtpAccess } from "../../../shared/channels/driver.ts";
import { composeMime } from "./mime.ts";
import { outcomeOf, type SmtpError } from "./smtp-outcome.ts";

/** Options of nodemailer that both the driver and *Check* use: no file or network access for message parts. */
export const smtpOptions = (access: SmtpAccess) => ({
  host: access.host,
  port: access.port,
  secure: access.tls === "implicit",
  requireTLS: access.tls === "starttls",
  ignoreTLS: access.tls === "none",
  ...(access.user ? { auth: { user: access.user, pass: access.password } } : {}),
  connectionTimeout: 15_000,
  greetingTimeout: 15_000,
  socketTimeout: 60_000,
  disableFileAccess: true,
  disableUrlAccess: true,
});

/**
 * Content that tells when the server's go-ahead made it flow: from then on a broken line leaves its fate unknown. It must
 * reach the connection itself; any stream between would draw it before the server has said anything.
 */
class Content extends Readable {
  flowing = false;
  readonly #bytes: Buffer;
  constructor(bytes: Buffer) {
    super();
    this.#bytes = bytes;
  }
  override _read() {
    this.flowing = true;
    this.push(this.#bytes);
    this.push(null);
  }
}

/** Any SMTP server, over nodemailer's pool. The pool's own resending is off: a message is never offered twice unasked. */
export function smtpDriver(access: SmtpAccess): EmailDriver {
  const transport = nodemailer.createTransport({
    ...smtpOptions(access),
    pool: true,
    maxConnections: access.connections,
    maxMessages: 200,
    maxRequeues: 0,
    idleTimeout: 20_000,
  });
  transport.use("stream", (mail, done) => {
    const { raw } = mail.data;
    if (raw instanceof Content) mail.message.createReadStream = () => raw;
    done();
  });
  return {
    connections: access.connections,
    async send(mail): Promise<Outcome> {
      let content: Content | null = null;
      try {
        content = new Content(composeMime(mail));
        const info = await transport.sendMail({
          envelope: { from: mail.from.address, to: [mail.to] },
          messageId: mail.messageId,
          raw: content,
        });
        return { kind: "sent", response: info.response };
      } catch (error) {
        const problem = error instanceof Error ? (error as SmtpError) : new Error(String(error));
        return outcomeOf(problem, content?.flowing ?? false, access.host, access.user);
      }
    },
    async close() {
      transport.close();
    },
  };
}
