/** What was done, in words for “Undo …”, with the state before (in the past) or after it (in the future). */
type Step<State> = { words: string; state: State };
export type History<State> = {
  past: readonly Step<State>[];
  present: State;
  future: readonly Step<State>[];
  /** The last change, so that typing goes on with it. */
  last: { merge: string; at: number } | null;
};
export type Change = {
  words: string;
  /** Changes with the same word here, less than a pause apart, are one step: typing in one field. */
  merge?: string | undefined;
  at: number;
};

const pause = 800;
const most = 200;

export const startHistory = <State>(present: State): History<State> => ({
  past: [],
  present,
  future: [],
  last: null,
});

export function commit<State>(
  history: History<State>,
  state: State,
  { words, merge, at }: Change,
): History<State> {
  const { past, present, last } = history;
  if (state === present) return history;
  const goesOn = merge !== undefined && last?.merge === merge && at - last.at < pause;
  return {
    past: goesOn ? past : [...past, { words, state: present }].slice(-most),
    present: state,
    future: [],
    last: merge === undefined ? null : { merge, at },
  };
}

export function undo<State>(history: History<State>): History<State> {
  const step = history.past.at(-1);
  if (!step) return history;
  return {
    past: history.past.slice(0, -1),
    present: step.state,
    future: [...history.future, { words: step.words, state: history.present }],
    last: null,
  };
}

export function redo<State>(history: History<State>): History<State> {
  const step = history.future.at(-1);
  if (!step) return history;
  return {
    past: [...history.past, { words: step.words, state: history.present }],
    present: step.state,
    future: history.future.slice(0, -1),
    last: null,
  };
}
