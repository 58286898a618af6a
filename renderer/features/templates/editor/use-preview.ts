import { useEffect, useState } from "react";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { RenderedTemplate } from "../../../../shared/contract/templates.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError, type Problem } from "../../../data/read-error.ts";

export type Look = { images: boolean; dark: boolean };
export type PreviewState = {
  /** The last one that could be rendered. */
  good: RenderedTemplate | null;
  /** What keeps the newest wording from being rendered; `good` is older then. */
  broken: Finding[];
  problem: Problem | null;
};

const wait = 80;

/** The template as one contact sees it, a moment after the last change; of nobody with `contact` null. */
export function usePreview(
  content: TemplateContent,
  contact: number | null,
  { images, dark }: Look,
): PreviewState {
  const client = useClient();
  const [state, setState] = useState<PreviewState>({ good: null, broken: [], problem: null });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      const whom = contact === null ? null : { contact };
      client.templates.preview({ content, for: whom, images, dark }).then(
        (rendered) => {
          if (!current) return;
          const broken = rendered.findings.filter(({ severity }) => severity === "error");
          // Of other channels what is whole is shown beside what is not; of a mail nothing is rendered then.
          const usable = broken.length === 0 || Object.keys(rendered.fields).length > 0;
          setState(({ good }) => ({ good: usable ? rendered : good, broken, problem: null }));
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
  }, [client, content, contact, images, dark]);
  return state;
}
