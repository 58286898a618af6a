import type { Condition, MessageEvent } from "../../activities/condition.ts";
import type { ContactChange, NewEvent } from "../../activities/activity.ts";
import type { SendChannel } from "../../domain/journey.ts";
import type { Recipient } from "../recipients.ts";

/** A message that a simulation would have sent. */
export type SimulatedMessage = {
  activity: string;
  visit: number;
  channel: SendChannel;
  /** Whom it goes to, by the key. */
  endpoint: number;
  at: number;
  /** How many messages of this journey the person had before, from 0. */
  number: number;
};
export type SimulatedAnswer = { event: MessageEvent; at: number };

/** What a simulation asks about one contact. Everything is as of the simulated instant: nothing after it may be known. */
export type Person = {
  /** The contact's key: what chance is drawn by. */
  contact: number;
  /**
   * When they come to the entry, ascending; those that limits turn down are counted. Asked for one after another, as what a
   * passage changes or records can matter for the next.
   */
  entries(): Iterable<number>;
  /** Endpoints in the order of their keys, with what `change` did and what followed from answers up to now. */
  endpoints(now: number): readonly Recipient[];
  /** Not for conditions on messages of the journey: the walk knows those itself. */
  holds(condition: Condition, at: { now: number; enteredAt: number }): boolean;
  /** When what a condition names first came about after `from` and up to `until`; null when it did not. */
  firstEvent(condition: Condition, from: number, until: number): number | null;
  /** An attribute or the opt-out changes, for this simulation only. */
  change(changes: readonly ContactChange[], at: number): void;
  record(event: NewEvent, at: number): void;
  /** What they do with a message, in the order of time. */
  answers(message: SimulatedMessage): readonly SimulatedAnswer[];
  /** What a message and its answers mean from then on: events of theirs, opt-outs, addresses that bounced. */
  follow(message: SimulatedMessage, answers: readonly SimulatedAnswer[]): void;
};
