import { z } from "zod";
import type { EmailDriver, SmtpAccess } from "../../../shared/channels/driver.ts";
import { SmtpSettings, type EmailChannel } from "../../../shared/contract/channels.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import type { Parts } from "../parts.ts";
import { refuseWhileSending, type ChannelService } from "./channel-service.ts";
import { readSetting, writeSetting } from "../store/settings.ts";

const Stored = z.object({
  mode: z.enum(["sandbox", "live"]),
  smtp: SmtpSettings,
  password: z.string().nullable(),
  checkedAt: z.number().nullable(),
  ok: z.boolean().nullable(),
  problem: z.string().nullable(),
});
type Stored = z.infer<typeof Stored>;

const blank: Stored = {
  mode: "sandbox",
  smtp: {
    host: "",
    port: 587,
    tls: "starttls",
    user: "",
    fromAddress: "",
    fromName: "",
    replyTo: "",
    connections: 5,
  },
  password: null,
  checkedAt: null,
  ok: null,
  problem: null,
};

/** Who sends in the sandbox as long as the channel has no address of its own. */
export const sandboxSender = "sender@sandbox.wayline.local";

type Drivers = {
  open(access: SmtpAccess): EmailDriver;
  check(access: SmtpAccess): Promise<{ ok: boolean; steps: CheckSteps; log: string }>;
  /** Where the sandbox mailbox listens. */
  sandbox(): SmtpAccess;
};
type CheckSteps = {
  name: string;
  ok: boolean | null;
  milliseconds: number | null;
  detail: string;
}[];
type SmtpForm = SmtpSettings & { password: string | null };

/** The project's email channel: its settings, its one switch between sandbox and live, and the driver in use. */
export type EmailChannelService = ChannelService & {
  get(): EmailChannel;
  save(form: SmtpForm): EmailChannel;
  check(form: SmtpForm): Promise<{ ok: boolean; steps: CheckSteps; log: string }>;
  setMode(mode: "sandbox" | "live"): Promise<EmailChannel>;
  /** Who sends when a message names nobody. */
  sender(): { name: string; address: string; replyTo: string };
};

export function createEmailChannel(parts: Parts, drivers: Drivers): EmailChannelService {
  const { store, topics, clock } = parts;
  let stored = readSetting(store, "channel.email", Stored) ?? blank;
  let current: EmailDriver | null = null;

  const keep = (next: Stored) => {
    writeSetting(store, "channel.email", next);
    stored = next;
    topics.touch("channels");
  };
  const renew = async () => {
    const old = current;
    current = null;
    await old?.close();
  };
  const sealed = (password: string | null) =>
    password === null ? stored.password : password === "" ? null : parts.secrets.seal(password);
  const accessOf = (smtp: SmtpSettings, password: string | null): SmtpAccess => ({
    host: smtp.host,
    port: smtp.port,
    tls: smtp.tls,
    user: smtp.user,
    password: password === null ? "" : (parts.secrets.open(password) ?? ""),
    connections: smtp.connections,
  });

  const service: EmailChannelService = {
    family: "email",
    get: () => ({
      mode: stored.mode,
      smtp: stored.smtp,
      hasPassword: stored.password !== null,
      state:
        stored.problem !== null
          ? "problem"
          : stored.mode === "sandbox" && stored.ok !== true
            ? "sandbox"
            : stored.ok === true
              ? "connected"
              : "notChecked",
      problem: stored.problem,
      checkedAt: stored.checkedAt,
    }),
    save({ password, ...smtp }) {
      const same = JSON.stringify(smtp) === JSON.stringify(stored.smtp) && password === null;
      keep({
        ...stored,
        smtp,
        password: sealed(password),
        ...(same ? {} : { ok: null, checkedAt: null, problem: null }),
      });
      void renew();
      return service.get();
    },
    async check({ password, ...smtp }) {
      if (!smtp.host)
        throw new AppError("BAD_INPUT", "Enter the name of the mail server.", { place: "host" });
      const result = await drivers.check(accessOf(smtp, sealed(password)));
      const isStored = password === null && JSON.stringify(smtp) === JSON.stringify(stored.smtp);
      if (isStored)
        keep({
          ...stored,
          ok: result.ok,
          checkedAt: clock.now(),
          problem: result.ok
            ? null
            : (result.steps.find((step) => step.ok === false)?.detail ?? null),
        });
      return result;
    },
    async setMode(mode) {
      if (mode === "live" && (!stored.smtp.host || !stored.smtp.fromAddress))
        throw new AppError("BAD_INPUT", "Enter the mail server and the sender's address first.", {
          place: stored.smtp.host ? "fromAddress" : "host",
          cure: "Fill them in under Settings › Channels › Email.",
        });
      if (mode !== stored.mode) refuseWhileSending(parts, "email");
      keep({ ...stored, mode, problem: null });
      await renew();
      topics.touch("channels", "messages");
      return service.get();
    },
    live: () => stored.mode === "live",
    sender: () => ({
      name: stored.smtp.fromName || parts.settings().senderName || parts.settings().name,
      address: stored.smtp.fromAddress || sandboxSender,
      replyTo: stored.smtp.replyTo,
    }),
    driver() {
      current ??= drivers.open(
        service.live() ? accessOf(stored.smtp, stored.password) : drivers.sandbox(),
      );
      return current;
    },
    report(problem) {
      if (problem !== stored.problem) keep({ ...stored, problem });
    },
    problem: () => (stored.mode === "live" ? stored.problem : null),
    close: renew,
  };
  return service;
}
