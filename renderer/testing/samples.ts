/** Answers of an engine with one small project, for tests of the page. */
export const sampleProject = {
  id: "p1",
  name: "Juniper & Oak",
  folder: "/data/juniper-oak",
  sample: false,
  lastOpenedAt: 0,
  bytesOnDisk: 412_300_000,
  open: true,
  found: true,
};

export const sampleSettings = {
  name: "Juniper & Oak",
  timeZone: "Europe/Vienna",
  currency: "EUR",
  smsPartPrice: null,
  senderName: "Juniper & Oak",
  postalAddress: "",
  missingVariable: "doNotSend" as const,
  dailyLimit: 5,
  lateGraceMinutes: 30,
  trackingUrl: "",
  sendingPerSecond: null,
};

export const sampleStatus = {
  contacts: 5_000,
  segments: 3,
  journeys: { live: 2, total: 2 },
  campaigns: { sending: 0, total: 4 },
  unreadMail: 2,
  bytesOnDisk: 412_300_000,
  scheduler: { state: "running" as const, next: [] },
  queue: {
    queued: 0,
    sentOfRunning: 0,
    totalOfRunning: 0,
    perSecond: null,
    waitingToRetry: 0,
    retryReason: null,
    running: [],
  },
  delivery: { email: "sandbox" as const, custom: "sandbox" as const },
  missed: 0,
  missedWhilePaused: 0,
  unknown: 0,
};
