import type { HomeData } from "./home-data.ts";

const day = 24 * 60 * 60 * 1000;

/** A project in the middle of its work, for tests. */
export function homeOf(change: Partial<HomeData> = {}): HomeData {
  const to = Date.now();
  return {
    from: to - 30 * day,
    to,
    contacts: { value: 48_210, before: 47_000, series: [1, 2, 3] },
    newThisWeek: 412,
    messagesSent: { value: 31_846, before: 26_988, series: [1, 2, 3] },
    deliveryRate: { value: 0.982, before: 0.982, series: [0.9, 0.98] },
    openRate: { value: 0.398, before: 0.377, series: [0.3, null, 0.398] },
    optOutRate: { value: 0.0042, before: 0.0031, series: [0.003, 0.0042] },
    days: [
      { day: "2026-11-16", at: to - day, partial: false, counts: { email: 1_904, sms: 212 } },
      { day: "2026-11-17", at: to, partial: true, counts: { email: 300 } },
    ],
    attention: [
      {
        id: "unknown",
        severity: "danger",
        title: "The fate of 3 messages is unknown",
        text: "They are not sent again by themselves.",
        action: "Review messages",
        link: "/messages/unknown",
      },
    ],
    nextSends: [],
    recent: [
      {
        campaignId: "c1",
        runId: "r1",
        name: "Autumn roast launch",
        at: to - 2 * day,
        delivered: 11_232,
        openRate: 0.412,
        clickRate: null,
      },
    ],
    setUp: { imported: true, segment: true, test: true, launched: true, connected: false },
    ...change,
  };
}
