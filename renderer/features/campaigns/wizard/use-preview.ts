import { useEffect, useState } from "react";
import type { Finding, Rendered } from "../../../../shared/contract/campaigns.ts";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError, type Problem } from "../../../data/read-error.ts";

export type PreviewState = {
  /** The last one that could be rendered. */
  good: Rendered | null;
  /** What keeps the newest text from being rendered; `good` is older then. */
  broken: Finding[];
  problem: Problem | null;
};

const wait = 300;

/** The message as one contact sees it, a moment after the last change. */
export function usePreview(message: EmailContent, contact: number | null): PreviewState {
  const client = useClient();
  const [state, setState] = useState<PreviewState>({ good: null, broken: [], problem: null });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      client.campaigns.preview({ message, contact }).then(
        (rendered) => {
          if (!current) return;
          const broken = rendered.findings.filter(({ severity }) => severity === "error");
          setState(({ good }) => ({
            good: broken.length === 0 ? rendered : good,
            broken,
            problem: null,
          }));
        },
        (error: unknown) => {
          if (current) setState((before) => ({ ...before, problem: readError(error) }));
        },
      );
    }, wait);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [client, message, contact]);
  return state;
}
