/** A picture that goes with the mail; its HTML names it `cid:<cid>`. */
export type InlinePicture = { cid: string; fileName: string; type: string; content: Uint8Array };

/** One finished mail. Addresses are plain; `headers` come on top of the usual ones. */
export type OutgoingMail = {
  from: { name: string; address: string };
  to: string;
  replyTo: string | null;
  subject: string;
  html: string;
  text: string;
  /** With angle brackets; the same on every attempt. */
  messageId: string;
  date: number;
  headers: Record<string, string>;
  /** Only beside HTML. */
  pictures?: readonly InlinePicture[];
};

/** What became of one attempt. Only `sent` means that the other side has taken the message. */
export type Outcome =
  | { kind: "sent"; response: string }
  /** This message was not taken; it may be offered again later. */
  | { kind: "retry"; detail: string }
  /** Refused for good, in the server's words. */
  | { kind: "rejected"; detail: string }
  /** The line went dead after the content began to flow: taken or not, nobody knows. */
  | { kind: "unknown"; detail: string }
  /** The server can't be reached or asks everybody to wait; nothing was offered. */
  | { kind: "unreachable"; detail: string }
  /** The channel itself is at fault (name, password, certificate): no message will pass until it is mended. */
  | { kind: "channelDown"; detail: string };

/** Carries mail to one server. `send` never throws. */
export type EmailDriver = {
  /** How many sends it takes at once. */
  readonly connections: number;
  send(mail: OutgoingMail): Promise<Outcome>;
  close(): Promise<void>;
};

/** How to reach a mail server. */
export type SmtpAccess = {
  host: string;
  port: number;
  tls: "none" | "starttls" | "implicit";
  user: string;
  password: string;
  connections: number;
};
