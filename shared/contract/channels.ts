import { z } from "zod";
import { call, query } from "./base.ts";

export const SmtpTls = z.enum(["none", "starttls", "implicit"]);

export const SmtpSettings = z.object({
  host: z.string().trim().max(255),
  port: z.number().int().min(1).max(65_535),
  tls: SmtpTls,
  user: z.string().max(320),
  fromAddress: z.string().max(320),
  fromName: z.string().max(200),
  replyTo: z.string().max(320),
  connections: z.number().int().min(1).max(50),
});
export type SmtpSettings = z.infer<typeof SmtpSettings>;

/** One step of *Check*: DNS, connect, TLS, sign in, sender. `ok` null = not reached. */
export const CheckStep = z.object({
  name: z.string(),
  ok: z.boolean().nullable(),
  milliseconds: z.number().nullable(),
  detail: z.string(),
});

export const EmailChannel = z.object({
  mode: z.enum(["sandbox", "live"]),
  smtp: SmtpSettings,
  /** Passwords never leave the engine. */
  hasPassword: z.boolean(),
  state: z.enum(["sandbox", "notChecked", "connected", "problem"]),
  problem: z.string().nullable(),
  checkedAt: z.number().nullable(),
});
export type EmailChannel = z.infer<typeof EmailChannel>;

/** What the sandbox answers a call of a custom channel with: Pinpoint's EventAttributes, five at most. */
export const CustomAnswer = z.object({
  status: z.number().int().min(200).max(599),
  attributes: z
    .record(z.string().min(1).max(128), z.string().max(128))
    .refine((attributes) => Object.keys(attributes).length <= 5, "Five attributes at most."),
});
export type CustomAnswer = z.infer<typeof CustomAnswer>;

export const CustomChannel = z.object({ mode: z.enum(["sandbox", "live"]), answer: CustomAnswer });
export type CustomChannel = z.infer<typeof CustomChannel>;

export const channels = {
  email: query("channels").output(EmailChannel),
  /** `password` null keeps the stored one, empty text removes it. */
  saveEmail: call
    .input(SmtpSettings.extend({ password: z.string().max(1000).nullable() }))
    .output(EmailChannel),
  /** Really connects with these settings; nothing is sent. */
  checkEmail: call
    .input(SmtpSettings.extend({ password: z.string().max(1000).nullable() }))
    .output(z.object({ ok: z.boolean(), steps: z.array(CheckStep), log: z.string() })),
  /** The one switch between the sandbox mailbox and real people. */
  setEmailMode: call.input(z.object({ mode: z.enum(["sandbox", "live"]) })).output(EmailChannel),
  custom: query("channels").output(CustomChannel),
  setCustomAnswer: call.input(CustomAnswer).output(CustomChannel),
  /** The one switch between recording calls and making them. */
  setCustomMode: call.input(z.object({ mode: z.enum(["sandbox", "live"]) })).output(CustomChannel),
};
