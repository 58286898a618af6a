import { useState } from "react";

/** Which recommendations somebody has looked at, for as long as the window lives. */
const known = new Map<string, ReadonlySet<string>>();

export function useReviewed(journey: string) {
  const [reviewed, set] = useState<ReadonlySet<string>>(known.get(journey) ?? new Set());
  const mark = (key: string, on: boolean) => {
    const next = new Set(reviewed);
    if (on) next.add(key);
    else next.delete(key);
    known.set(journey, next);
    set(next);
  };
  return { reviewed, mark };
}
