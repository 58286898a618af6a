import { SMTPServer } from "smtp-server";

type Received = { to: string; messageId: string; source: string };
type Answer = { code: number; text: string } | "drop" | null;

/** For 127.0.0.1, valid from 2020 to 2119; made for tests and used nowhere else. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxQwszbvfcUEGHUk9
6E2Fcnvl57xeZBdhk3zSMak2rGKhRANCAATZj+55CDLbcv7/Wil4Rel2R/1JTsMc
Mv33IRI8Mnt/sIqn0ld4dbbY9rd8dJtY8mULHWThpemZ7JeYzrjEAOKs
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBSjCB8aADAgECAgEBMAoGCCqGSM49BAMCMBQxEjAQBgNVBAMMCTEyNy4wLjAu
MTAgFw0yMDAxMDEwMDAwMDBaGA8yMTIwMDEwMTAwMDAwMFowFDESMBAGA1UEAwwJ
MTI3LjAuMC4xMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE2Y/ueQgy23L+/1op
eEXpdkf9SU7DHDL99yESPDJ7f7CKp9JXeHW22Pa3fHSbWPJlCx1k4aXpmeyXmM64
xADirKMyMDAwDwYDVR0RBAgwBocEfwAAATAdBgNVHQ4EFgQUNhYuhDk7S3Xc4Hrz
zl6QhVjksvYwCgYIKoZIzj0EAwIDSAAwRQIhAOr48uF1mA0TRmr6TY7GyFewTrvt
+QXeo477FhJOd43GAiAwb5ZX2qguX6jZZSLY6e2rFsncPITixgKrhtpI1Ii7NA==
-----END CERTIFICATE-----
`,
};

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
    /** TLS from the first byte, with a certificate that nobody vouches for or that has expired. */
    certificate?: "selfSigned" | "expired";
  } = {},
) {
  const received: Received[] = [];
  let most = 0;
  let open = 0;
  const refusal = (answer: { code: number; text: string }) =>
    Object.assign(new Error(answer.text), { responseCode: answer.code });
  const server = new SMTPServer({
    ...(options.certificate ? { secure: true } : {}),
    // Without one of its own the server shows one that expired long ago.
    ...(options.certificate === "selfSigned" ? selfSigned : {}),
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
  let knocks = 0;
  server.server.on("connection", () => {
    knocks += 1;
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.server.address() as { port: number };
  return {
    port,
    received,
    connectionsAtOnce: () => most,
    /** Connections ever begun, those that failed before a word was said included. */
    knocks: () => knocks,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}
