import { format } from "node:util";
import { lookup } from "node:dns/promises";
import SMTPConnection from "nodemailer/lib/smtp-connection";
import type { Clock } from "../clock.ts";
import type { SmtpAccess } from "../../../shared/channels/driver.ts";
import { smtpOptions } from "./smtp.ts";
import { connectProblem, type SmtpError } from "./smtp-outcome.ts";

export type CheckStep = {
  name: string;
  ok: boolean | null;
  milliseconds: number | null;
  detail: string;
};

const tlsNames = { none: "no encryption", starttls: "STARTTLS", implicit: "TLS from the start" };

/** Connects for real, step by step, and leaves again without offering a message. Stops at the first step that fails. */
export async function checkSmtp(
  access: SmtpAccess,
  clock: Clock,
): Promise<{ ok: boolean; steps: CheckStep[]; log: string }> {
  const lines: string[] = [];
  const steps: CheckStep[] = ["Find the server", "Connect", "Encryption", "Sign in"].map(
    (name) => ({
      name,
      ok: null,
      milliseconds: null,
      detail: "Not reached",
    }),
  );
  const step = async (index: number, work: () => Promise<string>): Promise<boolean> => {
    const current = steps[index];
    if (!current) return false;
    const begun = clock.tick();
    try {
      current.detail = await work();
      current.ok = true;
    } catch (error) {
      current.ok = false;
      current.detail = connectProblem(error as SmtpError, access.host, access.user);
    }
    current.milliseconds = Math.round(clock.tick() - begun);
    return current.ok;
  };
  const write = (_entry: unknown, message?: unknown, ...values: unknown[]) => {
    // Credentials never reach the log: nodemailer hides secrets, and AUTH lines are dropped besides.
    if (typeof message === "string" && !/AUTH/i.test(message))
      lines.push(format(message, ...values));
  };
  const logger = {
    level: () => undefined,
    trace: write,
    debug: write,
    info: write,
    warn: write,
    error: write,
    fatal: write,
  };
  const connection = new SMTPConnection({ ...smtpOptions(access), logger, transactionLog: true });
  const failed = new Promise<never>((_, reject) => connection.once("error", reject));
  failed.catch(() => undefined);
  try {
    const reached =
      (await step(0, async () => {
        const { address } = await lookup(access.host);
        return address;
      })) &&
      (await step(1, async () => {
        await Promise.race([new Promise<void>((done) => connection.connect(() => done())), failed]);
        return `Port ${access.port}`;
      })) &&
      (await step(2, async () => {
        if (access.tls !== "none" && !connection.secure)
          throw new Error("The server offers no encryption.");
        return tlsNames[access.tls];
      })) &&
      (await step(3, async () => {
        if (!access.user) return "No user name: not needed";
        await Promise.race([
          new Promise<void>((done, fail) =>
            connection.login({ user: access.user, pass: access.password }, (error) =>
              error ? fail(error) : done(),
            ),
          ),
          failed,
        ]);
        return access.user;
      }));
    return { ok: reached, steps, log: lines.join("\n") };
  } finally {
    connection.quit();
    connection.close();
  }
}
