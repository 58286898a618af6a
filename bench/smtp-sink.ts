// A mail server in a process of its own, so that its work does not count as the sender's. Prints its port.
import { SMTPServer } from "smtp-server";

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  onData(stream, _session, callback) {
    stream.on("data", () => undefined);
    stream.on("end", () => callback(null, "2.0.0 taken"));
  },
});
server.on("error", () => undefined);
server.listen(0, "127.0.0.1", () => {
  const address = server.server.address();
  if (address !== null && typeof address === "object") process.stdout.write(`${address.port}\n`);
});
