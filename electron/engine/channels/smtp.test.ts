import { createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { Outcome, SmtpAccess } from "../../../shared/channels/driver.ts";
import { composeMime } from "./mime.ts";
import { smtpDriver } from "./smtp.ts";

type Step = "CONNECT" | "EHLO" | "AUTH" | "MAIL" | "RCPT" | "DATA" | "CONTENT";
type Script = Partial<Record<Step, string>>;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server that says word for word what a script has it say, or hangs up. */
function scripted(script: Script): Promise<number> {
  const answers: Record<Step, string> = {
    CONNECT: "220 ready",
    EHLO: "250-hello\r\n250 AUTH PLAIN",
    AUTH: "235 2.7.0 welcome",
    MAIL: "250 2.1.0 ok",
    RCPT: "250 2.1.5 ok",
    DATA: "354 go on",
    CONTENT: "250 2.0.0 taken",
  };
  const answer = (socket: Socket, step: Step) => {
    const words = script[step] ?? answers[step];
    if (words === "drop") socket.destroy();
    else socket.write(`${words}\r\n`);
    return words;
  };
  const server = createServer((socket) => {
    let text = "";
    let content = false;
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      text += bytes.toString("latin1");
      for (;;) {
        const end = content ? text.indexOf("\r\n.\r\n") : text.indexOf("\r\n");
        if (end < 0) return;
        const line = text.slice(0, end);
        text = text.slice(end + (content ? 5 : 2));
        if (content) {
          content = false;
          answer(socket, "CONTENT");
        } else {
          const step = line.slice(0, 4).trim().toUpperCase();
          if (step === "RSET" || step === "QUIT") socket.write("250 ok\r\n");
          else if (!(step in answers)) socket.write("502 5.5.1 not here\r\n");
          else if (answer(socket, step as Step).startsWith("354")) content = true;
        }
      }
    });
    answer(socket, "CONNECT");
  });
  servers.push(server);
  return new Promise((listening) =>
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      listening(typeof address === "object" && address !== null ? address.port : 0);
    }),
  );
}

const mail = {
  from: { name: "Juniper & Oak", address: "hello@juniperoak.example" },
  to: "amara@example.com",
  replyTo: null,
  subject: "Hello",
  html: "<p>Hello</p>",
  text: "Hello",
  messageId: "<1.00@juniperoak.example>",
  date: Date.parse("2026-11-17T08:00:00Z"),
  headers: {},
};
const access = (port: number) => ({
  host: "127.0.0.1",
  port,
  tls: "none" as const,
  user: "mara",
  password: "oak",
  connections: 1,
});

async function sent(script: Script, more: Partial<SmtpAccess> = {}) {
  const driver = smtpDriver({ ...access(await scripted(script)), ...more });
  const outcome = await driver.send(mail);
  await driver.close();
  return outcome;
}

it.each<[kind: Outcome["kind"], what: string, script: Script]>([
  ["sent", "everything is taken", {}],
  // Nothing was offered: no message is at fault, all of them wait.
  ["unreachable", "the greeting refuses", { CONNECT: "554 5.7.1 no service for you" }],
  ["unreachable", "the greeting asks to wait", { CONNECT: "421 4.3.2 too busy" }],
  ["unreachable", "it hangs up at once", { CONNECT: "drop" }],
  ["unreachable", "signing in fails for now", { AUTH: "454 4.7.0 try later" }],
  ["channelDown", "the password is wrong", { AUTH: "535 5.7.8 wrong" }],
  ["channelDown", "it wants to be signed in to", { MAIL: "530 5.7.0 authentication required" }],
  ["channelDown", "it refuses the sender", { MAIL: "553 5.7.1 sender not owned" }],
  ["unreachable", "it closes at MAIL FROM", { MAIL: "421 4.7.0 too many" }],
  ["retry", "the sender has to wait", { MAIL: "451 4.7.1 later" }],
  ["rejected", "the message is too big", { MAIL: "552 5.3.4 too big" }],
  ["unreachable", "the line drops at MAIL FROM", { MAIL: "drop" }],
  // About this recipient.
  ["retry", "the recipient is greylisted", { RCPT: "450 4.2.0 greylisted" }],
  ["rejected", "there is no such recipient", { RCPT: "550 5.1.1 no such mailbox" }],
  ["unreachable", "the line drops at RCPT TO", { RCPT: "drop" }],
  ["unreachable", "it closes at RCPT TO", { RCPT: "421 4.7.0 closing" }],
  ["retry", "DATA has to wait", { DATA: "451 4.3.0 later" }],
  ["rejected", "DATA is refused", { DATA: "554 5.5.1 no valid recipients" }],
  ["unreachable", "the line drops at DATA", { DATA: "drop" }],
  // Its content has flowed: only a clear answer tells its fate.
  ["retry", "the content has to wait", { CONTENT: "452 4.3.1 no room" }],
  ["rejected", "the content is refused", { CONTENT: "550 5.7.1 looks like spam" }],
  ["unreachable", "it closes after the content", { CONTENT: "421 4.3.0 closing" }],
  ["unknown", "the line drops after the content", { CONTENT: "drop" }],
])("is %s when %s", async (kind, _what, script) => {
  expect(await sent(script)).toMatchObject({ kind });
});

it("says nothing of the message where encryption is wanted and not offered", async () => {
  const outcome = await sent({}, { tls: "starttls" });
  expect(outcome).toMatchObject({ kind: "channelDown" });
});

it("keeps line breaks in names, addresses and headers out of the header", async () => {
  const evil = "Mara\r\nBcc: all@example.com";
  const source = String(
    composeMime({
      ...mail,
      from: { name: evil, address: "hello@juniperoak.example" },
      subject: evil,
      replyTo: "reply@example.com\r\nBcc: all@example.com",
      headers: { "List-Unsubscribe": "<mailto:x@example.com>\r\nBcc: all@example.com" },
    }),
  );
  expect(source.slice(0, source.indexOf("\r\n\r\n"))).not.toMatch(/^Bcc:/im);
});
