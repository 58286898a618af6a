import type { z } from "zod";
import type { EventRule } from "../domain/event-rule.ts";
import type { SendChannel } from "../domain/journey.ts";
import type { ZoneMath } from "../domain/zone-math.ts";
import type { Condition } from "./condition.ts";

/** Colours and icons go by family; a message's colour is its channel's. */
export type ActivityFamily = "entry" | "message" | "wait" | "decision" | "action" | "exit";

/** A named way out of an activity. `stub`: always the end, nothing can be put under it. */
export type Outlet = { id: string; label: string; stub?: true };

/** What an activity may know when it decides. Read-only, fetched beforehand for everybody of a batch. */
export type Facts = {
  /** The instant of the decision. */
  now: number;
  /** When the participant entered the journey, and came to this activity. */
  enteredAt: number;
  arrivedAt: number;
  /** Null on arrival; otherwise what ended the wait that this activity asked for. */
  woken: { by: "time" } | { by: "event"; at: number } | null;
  /** In [0, 1), always the same for the same participant, activity and visit. */
  draw: number;
  /** In [0, 1), always the same for the same contact and activity, however often they enter. */
  contactDraw: number;
  /** The participant's zone, or the journey's where theirs is not known. */
  zone: string;
  /** The zone dates of the journey are written in. */
  journeyZone: string;
  zones: ZoneMath;
  /** The channel of a message activity of this journey; null when there is none with that id. */
  channelOf(activity: string): SendChannel | null;
  /** The answer to one of the conditions that `asks` named. */
  holds(condition: Condition): boolean;
};

/** A change of the participant's contact. `family` null is all channels. */
export type ContactChange =
  | {
      kind: "attribute";
      of: "user" | "endpoint";
      how: "set" | "add" | "remove";
      name: string;
      values: string[];
    }
  | { kind: "optOut"; optOut: boolean };

/**
 * What an activity decides. `leave` goes on at once; `wait` asks again at `until` (`frozen` waits stand still while the
 * journey is paused, dates do not); `waitFor` asks again when the condition holds or at `until`. The others have an effect
 * first and then leave by `by`.
 */
export type Decision =
  | { kind: "leave"; by: string; because?: Answer[] }
  | { kind: "wait"; until: number; frozen: boolean; reason: WaitReason }
  | { kind: "waitFor"; condition: Condition; until: number; frozen: boolean }
  | { kind: "send"; channel: SendChannel; by: string }
  | { kind: "change"; changes: ContactChange[]; by: string }
  | { kind: "record"; event: NewEvent; by: string }
  | { kind: "start"; journeyId: string; wait: boolean; by: string }
  | { kind: "finish"; how: "end" | "heldOut"; outcome: string | null; goal: boolean };

/** Which condition of a split was looked at, and what it answered; those after the first match are not asked. */
export type Answer = { condition: number; held: boolean };
export type WaitReason = "wait" | "evaluation" | "hiddenWait";
export type NewEvent = {
  name: string;
  attributes: Record<string, string>;
  metrics: Record<string, number>;
};

/** A quick fix changes the settings of the activity, puts a wait before it, or opens a field. */
export type Fix<Settings> =
  | { kind: "settings"; label: string; settings: Settings }
  | { kind: "waitBefore"; label: string; duration: string }
  | { kind: "focus"; label: string };

/** Something to mend. `field` names the control of the inspector, `code` is one word that never changes. */
export type Problem<Settings> = {
  code: string;
  severity: "error" | "warning";
  text: string;
  field: string | null;
  fix?: Fix<Settings>;
};

/** How things a setting refers to are called; null when they are gone. */
export type Names = {
  segment(id: string): string | null;
  template(id: string): string | null;
  activity(id: string): string | null;
  journey(id: string): string | null;
};

/** What a message activity says about its template. */
export type TemplateUse = {
  channel: SendChannel;
  templateId: string | null;
  version: number | null;
};

/**
 * One activity type. Everything here is pure. A newer `version` of settings comes with `upgrade`, which takes settings of
 * any older one.
 */
export type Activity<Settings> = {
  type: string;
  /** Sentence case, as in the palette. */
  title: string;
  /** One line for the palette. */
  purpose: string;
  family: ActivityFamily;
  settings: z.ZodType<Settings>;
  version: number;
  upgrade?(settings: unknown, from: number): unknown;
  blank(): Settings;
  outlets(settings: Settings): Outlet[];
  /** The conditions `decide` may ask of a participant. */
  asks(settings: Settings): Condition[];
  decide(settings: Settings, facts: Facts): Decision;
  /** What is wrong with the settings by themselves. */
  problems(settings: Settings): Problem<Settings>[];
  /** The name of a card that nobody named, and what its second line says. */
  describe(settings: Settings, names: Names): { name: string; summary: string };
  /** Ids of segments, journeys and earlier activities the settings refer to. */
  refers?(settings: Settings): { segments?: string[]; journeys?: string[]; activities?: string[] };
  /** The same settings with references to activities renamed (`null` clears), for pasting. */
  rename?(settings: Settings, to: (activity: string) => string | null): Settings;
  template?(settings: Settings): TemplateUse;
  /** Paths may be added, removed, reordered and named. `Else` outlets are not among them. */
  paths?: {
    min: number;
    max: number;
    add(settings: Settings): Settings;
    remove(settings: Settings, outlet: string): Settings;
    reorder(settings: Settings, outlets: string[]): Settings;
  };
};

export const leave = (by: string, because?: Answer[]): Decision =>
  because ? { kind: "leave", by, because } : { kind: "leave", by };

export const next: Outlet[] = [{ id: "next", label: "" }];

export const noEvent = (rule: EventRule): boolean => rule.name.trim() === "";
