import type { Outcome } from "../../../shared/channels/driver.ts";

export type SmtpError = Error & {
  code?: string;
  /** What Node called it, where nodemailer calls it by a name of its own. */
  originalCode?: string;
  command?: string;
  responseCode?: number;
  response?: string;
};

const wording = (error: SmtpError): string => error.response?.trim() || error.message;

const nodeCode = (error: SmtpError): string => error.originalCode ?? error.code ?? "";

/** What Node says of a certificate it does not take, and of a server that does not speak TLS. */
const certificateCode =
  /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_|HOSTNAME_MISMATCH|ERR_TLS_CERT_)/;
const tlsCode = /^(EPROTO$|ERR_SSL_|ERR_TLS_)/;

/** Why no secure connection came about, with the cure; null when it was something else. */
function tlsProblem(error: SmtpError, host: string): string | null {
  const code = nodeCode(error);
  if (code === "CERT_HAS_EXPIRED")
    return `The certificate of ${host} has expired. Nothing was sent. Have the server’s certificate renewed, and check this computer’s date.`;
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `The certificate of ${host} belongs to another server. Nothing was sent. Enter the server by the name its certificate is for.`;
  if (certificateCode.test(code))
    return `The certificate of ${host} can’t be trusted: ${error.message}. Nothing was sent. Give the server a certificate from a public authority, or choose another server.`;
  if (tlsCode.test(code))
    return `${host} does not answer with TLS on this port. Nothing was sent. Choose STARTTLS, or the port for TLS from the start (usually 465).`;
  return null;
}

/** Plain words for what went wrong before any message could be offered. */
export function connectProblem(error: SmtpError, host: string, user: string): string {
  const code = error.code ?? "";
  const insecure = tlsProblem(error, host);
  if (insecure !== null) return insecure;
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
  if (!flowing && tlsProblem(error, host) !== null)
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
