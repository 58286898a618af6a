import type { Outcome } from "../../../shared/channels/driver.ts";

export type SmtpError = Error & {
  code?: string;
  command?: string;
  responseCode?: number;
  response?: string;
};

const wording = (error: SmtpError): string => error.response?.trim() || error.message;

/** Plain words for what went wrong before any message could be offered. */
export function connectProblem(error: SmtpError, host: string, user: string): string {
  const code = error.code ?? "";
  if (code === "EDNS" || /ENOTFOUND|EAI_AGAIN/.test(error.message))
    return `No server is called ${host}. Check the name, or the connection to the internet.`;
  if (code === "EAUTH" || error.responseCode === 535)
    return `${host} refused the password${error.responseCode ? ` (${error.responseCode})` : ""}. Check the user name “${user}” and the password, or create an app password.`;
  if (code === "ETLS" || /certificate|SSL|TLS|altname|self-signed/i.test(error.message))
    return `The secure connection to ${host} failed: ${error.message}. Nothing was sent.`;
  if (code === "ETIMEDOUT" || /timeout/i.test(error.message))
    return `${host} did not answer in time. Check host and port, or the firewall.`;
  if (/ECONNREFUSED/.test(error.message)) return `${host} refused the connection. Check the port.`;
  return wording(error);
}

/** Answers that ask for a sign-in, whatever the command was. */
const signInFirst = new Set([530, 534, 535, 538]);
const tooBig = 552;

/** Sorts an error of one send by what it says about the message's fate. `flowing` = its content had begun to flow. */
export function outcomeOf(error: SmtpError, flowing: boolean, host: string, user: string): Outcome {
  const status = error.responseCode ?? 0;
  if (status === 421 || (error.code === "EAUTH" && status >= 400 && status < 500))
    return { kind: "unreachable", detail: wording(error) };
  if (error.code === "EAUTH" || error.code === "ETLS" || error.code === "EREQUIRETLS")
    return { kind: "channelDown", detail: connectProblem(error, host, user) };
  const command = error.command ?? "";
  if (status >= 400 && /^(MAIL FROM|RCPT TO|DATA)/.test(command)) {
    if (status < 500) return { kind: "retry", detail: wording(error) };
    // Refused before it heard of a recipient, and not for its size: the next message would fare no better.
    return signInFirst.has(status) || (command === "MAIL FROM" && status !== tooBig)
      ? { kind: "channelDown", detail: wording(error) }
      : { kind: "rejected", detail: wording(error) };
  }
  if (error.code === "EENVELOPE" || error.code === "EMESSAGE")
    return flowing
      ? { kind: "unknown", detail: wording(error) }
      : { kind: "rejected", detail: wording(error) };
  if (flowing)
    return {
      kind: "unknown",
      detail: `The connection to ${host} broke after the message was handed over: ${wording(error)}`,
    };
  return { kind: "unreachable", detail: connectProblem(error, host, user) };
}
