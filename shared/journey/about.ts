import type { JourneyStatus, SendChannel } from "../domain/journey.ts";
import type { ZoneMath } from "../domain/zone-math.ts";

/** What has to be known besides the document to say what is wrong with it. What is not known is null or left out. */
export type About = {
  now: number;
  zones: ZoneMath;
  /** The project’s zone, for journeys that name none. */
  zone: string;
  /** The journey takes people in already: a start in the past is what it should be. */
  begun: boolean;
  /** Null when it is gone. `fixed` is imported, or built on an imported one. */
  segment(id: string): { name: string; fixed: boolean } | null;
  template(id: string): {
    name: string;
    channel: SendChannel;
    /** Variables that are not known and have no default. */
    unknownVariables: string[];
    /** Null when a template of this channel needs no link to unsubscribe. */
    unsubscribes: boolean | null;
  } | null;
  /** `byHand`: its entry lets people in that another journey sends; `starts` are the journeys it starts. */
  journey(id: string): {
    name: string;
    status: JourneyStatus;
    byHand: boolean;
    starts: string[];
  } | null;
  channel(channel: SendChannel): { enabled: boolean; sandbox: boolean };
  /** How many of those who can enter have no address for this activity. */
  withoutAddress?(activity: string): number | null;
  /** What the newest simulation of this very draft found: who took part, and how many came to an activity. */
  simulated?: {
    people: number;
    arrived(activity: string): number | null;
    withoutZone: number;
  } | null;
};

/** `field` names the control of the inspector; activity null is the journey itself. */
export type Found = {
  code: string;
  severity: "error" | "warning";
  text: string;
  activity: string | null;
  field: string | null;
  fix?:
    | { kind: "settings"; label: string; settings: unknown }
    | { kind: "waitBefore"; label: string; duration: string }
    | { kind: "focus"; label: string }
    | { kind: "removeParked"; label: string };
};

export const channelWords: Record<SendChannel, { name: string; address: string; verb: string }> = {
  email: { name: "Email", address: "email address", verb: "email" },
  sms: { name: "SMS", address: "phone number", verb: "SMS" },
  push: { name: "Push", address: "device", verb: "push" },
  voice: { name: "Voice", address: "phone number", verb: "call" },
  custom: { name: "Custom channel", address: "address", verb: "call" },
};
