import type { Answers } from "./answers.ts";

export type Question = keyof Answers;
export type InputOf<Kind extends Question> = Parameters<Answers[Kind]>[0];
export type AnswerOf<Kind extends Question> = ReturnType<Answers[Kind]>;

/** What the index's thread starts with. `nonce` null = there is no snapshot to use. */
export type ThreadData = {
  file: string;
  /** The file the nonce is in. */
  snapshot: string;
  nonce: string | null;
  /** The number of the question that nobody waits for any more. */
  control: SharedArrayBuffer;
};

/** `stale`: while the index is far behind, what it has now will do. */
export type Asked = { number: number; kind: Question; input: unknown; stale: boolean };
export type Order =
  | Asked
  /** Writes a snapshot with this nonce into this file. */
  | { number: number; save: string; file: string }
  | { number: number; rebuild: true }
  | "catchUp"
  | "close";

export type IndexStatus = {
  state: "ready" | "building" | "catchingUp";
  /** 0–1. */
  done: number;
  rows: number;
  /** Bytes. */
  memory: number;
};
export type Said =
  | { number: number; answer: unknown }
  | { number: number; dropped: true }
  | { number: number; error: { message: string; code?: string; place?: string; cure?: string } }
  | {
      status: IndexStatus;
      /** Changes the snapshot does not have. */
      unsaved: number;
      /** Changes of the log up to this one are in the index. */
      change: number;
      /** Whether the snapshot that was named could be used. */
      loaded: boolean;
    };
