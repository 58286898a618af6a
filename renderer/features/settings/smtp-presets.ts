import type { SmtpSettings } from "../../../shared/contract/channels.ts";

type Server = Pick<SmtpSettings, "host" | "port" | "tls">;
export type SmtpPreset = Server & { value: string; label: string; note: string };

/** Where the known providers listen, as they document it. Regions of a provider are said in the note. */
export const smtpPresets: SmtpPreset[] = [
  {
    value: "generic",
    label: "Other mail server",
    host: "",
    port: 587,
    tls: "starttls",
    note: "Your provider tells host, port and encryption.",
  },
  {
    value: "microsoft365",
    label: "Microsoft 365",
    host: "smtp.office365.com",
    port: 587,
    tls: "starttls",
    note: "SMTP AUTH must be on for the mailbox; accounts with two factors need an app password.",
  },
  {
    value: "gmail",
    label: "Gmail",
    host: "smtp.gmail.com",
    port: 465,
    tls: "implicit",
    note: "Sign in with an app password. Gmail limits how many people you reach in a day.",
  },
  {
    value: "ses",
    label: "Amazon SES",
    host: "email-smtp.eu-central-1.amazonaws.com",
    port: 587,
    tls: "starttls",
    note: "Put your own region into the host. User and password are SES’s SMTP credentials, not your AWS keys.",
  },
  {
    value: "postmark",
    label: "Postmark",
    host: "smtp-broadcasts.postmarkapp.com",
    port: 587,
    tls: "starttls",
    note: "For broadcasts. User and password are the access key and the secret key of the message stream.",
  },
  {
    value: "mailgun",
    label: "Mailgun",
    host: "smtp.mailgun.org",
    port: 587,
    tls: "starttls",
    note: "In the EU region the host is smtp.eu.mailgun.org.",
  },
];

const sesHost = /^email-smtp\.[\w-]+\.amazonaws\.com$/;

/** Which provider a saved server is. */
export const presetOf = ({ host }: Pick<Server, "host">): SmtpPreset =>
  smtpPresets.find((preset) => preset.host !== "" && preset.host === host.trim()) ??
  (sesHost.test(host) ? smtpPresets.find(({ value }) => value === "ses") : undefined) ??
  (host.trim() === "smtp.eu.mailgun.org"
    ? smtpPresets.find(({ value }) => value === "mailgun")
    : undefined) ??
  (smtpPresets[0] as SmtpPreset);
