import type { Condition, MessageEvent } from "../../activities/condition.ts";
import type { ContactChange, NewEvent } from "../../activities/activity.ts";
import type { SendChannel } from "../../domain/journey.ts";
import type { Recipient } from "../recipients.ts";

/** A message that a simulation would have sent. */
export type SimulatedMessage = {
  activity: string;
  visit: number;
  channel: SendChannel;
  at: number;
  /** How many messages of this journey the person had before, from 0. */
  number: number;
};
export type SimulatedAnswer = { event: MessageEvent; at: number };

/** What a simulation asks about one contact. Everything is as of the simulated instant: nothing after it may be known. */
export type Person = {
  /** The contact's key: what chance is drawn by. */
  contact: number;
  /** When they come to the entry, ascending; those that limits turn down are counted. */
  entries: readonly number[];
  /** Endpoints in the order of their keys, as they are but for what `change` did. */
  endpoints(): readonly Recipient[];
  /** Not for conditions on messages of the journey: the walk knows those itself. */
  holds(condition: Condition, at: { now: number; enteredAt: number }): boolean;
  /** When the event a condition names first happened after `from` and up to `until`; null when it did not. */
  firstEvent(condition: Condition, from: number, until: number): number | null;
  /** An attribute or the opt-out changes, for this simulation only. */
  change(changes: readonly ContactChange[], at: number): void;
  record(event: NewEvent, at: number): void;
  /** What they do with a message, in the order of time. */
  answers(message: SimulatedMessage): readonly SimulatedAnswer[];
};
