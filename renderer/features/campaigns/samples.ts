import type {
  CampaignDetail,
  CampaignFigures,
  CampaignRow,
} from "../../../shared/contract/campaigns.ts";
import { emptyEmail } from "../../../shared/domain/campaign.ts";
import { sampleProject, sampleSettings, sampleStatus } from "../../testing/samples.ts";

/** Answers of an engine with one campaign, for tests of these screens. */
export const figures: CampaignFigures = {
  targeted: 12_480,
  sent: 11_232,
  waiting: 0,
  delivered: 11_052,
  failed: 0,
  notSent: 1_248,
  unknown: 0,
  hardBounced: 101,
  softBounced: 79,
  opened: 4_553,
  clicked: 731,
  unsubscribed: 34,
  complained: 0,
};

export const row = (parts: Partial<CampaignRow> = {}): CampaignRow => ({
  id: "c1",
  name: "Autumn roast launch",
  status: "completed",
  family: "email",
  segment: { id: "s1", name: "All customers" },
  schedule: { kind: "immediately" },
  nextRunAt: null,
  lastRunAt: Date.parse("2026-11-04T08:00:00Z"),
  figures,
  updatedAt: 0,
  ...parts,
});

export const run = (
  parts: Partial<CampaignDetail["runs"][number]> = {},
): CampaignDetail["runs"][number] => ({
  id: "r1",
  number: 1,
  dueAt: Date.parse("2026-11-04T08:00:00Z"),
  startedAt: Date.parse("2026-11-04T08:00:00Z"),
  endedAt: Date.parse("2026-11-04T08:20:00Z"),
  state: "completed",
  lateBy: null,
  earlier: 0,
  note: null,
  figures,
  ...parts,
});

export const detail = (parts: Partial<CampaignDetail> = {}): CampaignDetail => ({
  ...row(),
  draft: {
    name: parts.name ?? "Autumn roast launch",
    segmentId: "s1",
    message: {
      ...emptyEmail(),
      subject: "The autumn roast is here",
      html: "<p>Hello</p>",
      text: "Hello",
    },
    schedule: parts.schedule ?? { kind: "immediately" },
    latePolicy: "ask",
  },
  revision: 3,
  createdAt: 0,
  launchedAt: 0,
  runs: [run()],
  error: null,
  ...parts,
});

export const review = {
  findings: [],
  funnel: {
    targeted: 12_480,
    skipped: [{ reason: "optedOut" as const, count: 1_248 }],
    willBeSent: 11_232,
  },
  live: false,
  from: "Juniper & Oak <hello@juniperoak.example>",
  dueAt: null,
  needsTypedConfirmation: false,
  sendingTime: null,
};

export const rendered = {
  url: "/pages/p1",
  subject: "The autumn roast is here",
  text: "Hello",
  from: "Juniper & Oak <hello@juniperoak.example>",
  to: "amara@example.com",
  findings: [],
  variables: [],
};

const segment = {
  id: "s1",
  name: "All customers",
  type: "dynamic" as const,
  version: 1,
  contacts: 12_480,
  countedAt: 0,
  usedBy: [],
  updatedAt: 0,
};

export const surroundings = {
  projects: {
    current: () => ({ project: sampleProject, settings: sampleSettings, damaged: null }),
  },
  system: { status: () => sampleStatus },
  segments: {
    list: () => [segment, { ...segment, id: "s2", name: "In Vienna", contacts: null }],
    sample: () => [{ key: 7, name: "Amara Lindqvist", address: "amara@example.com", fact: null }],
  },
  contacts: { list: () => ({ items: [], next: null }), find: () => [] },
  channels: {
    email: () => ({
      mode: "sandbox" as const,
      smtp: {
        host: "",
        port: 587,
        tls: "starttls" as const,
        user: "",
        fromAddress: "",
        fromName: "",
        replyTo: "",
        connections: 5,
      },
      hasPassword: false,
      state: "sandbox" as const,
      problem: null,
      checkedAt: null,
    }),
  },
};
