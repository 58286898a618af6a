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

/** One finished text message. `to` is E.164. */
export type OutgoingSms = {
  to: string;
  /** Number or sender id it comes from; empty where the provider chooses. */
  from: string;
  text: string;
  messageType: "PROMOTIONAL" | "TRANSACTIONAL";
  /** The same on every attempt, as everywhere below. */
  messageId: string;
};

/** One finished notification for one device. */
export type OutgoingPush = {
  token: string;
  service: "apns" | "gcm" | "adm" | "baidu";
  /** APNs only: to the development servers. */
  sandbox: boolean;
  /** The document of the service, as JSON. */
  payload: string;
  /** Seconds the service keeps it for a device that is off; null = as long as the service does. */
  timeToLive: number | null;
  messageId: string;
};

/** One finished call. `body` is SSML when it begins with `<speak`, else plain text. */
export type OutgoingCall = {
  to: string;
  from: string;
  body: string;
  language: string;
  voice: string;
  messageId: string;
};

/** One call of a custom channel: a JSON document for a web address. */
export type OutgoingRequest = {
  url: string;
  document: string;
  /** Whose attributes are looked for in the answer. */
  endpointId: string;
  messageId: string;
};

/** What may be sent, by the family of channels that carries it. */
type OutgoingOf = {
  email: OutgoingMail;
  sms: OutgoingSms;
  push: OutgoingPush;
  voice: OutgoingCall;
  custom: OutgoingRequest;
};
export type SendingFamily = keyof OutgoingOf;
export type Outgoing = OutgoingOf[SendingFamily];

/** What became of one attempt. Only `sent` means that the other side has taken the message. */
export type Outcome =
  | {
      kind: "sent";
      response: string;
      /** What a custom channel answered about the endpoint: Pinpoint's EventAttributes. */
      reply?: Record<string, string>;
    }
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

/** Carries messages of one sort to one provider. `send` never throws. */
export type Driver<Message = Outgoing> = {
  /** How many sends it takes at once. */
  readonly connections: number;
  send(message: Message): Promise<Outcome>;
  close(): Promise<void>;
};
export type EmailDriver = Driver<OutgoingMail>;

/** How to reach a mail server. */
export type SmtpAccess = {
  host: string;
  port: number;
  tls: "none" | "starttls" | "implicit";
  user: string;
  password: string;
  connections: number;
};
