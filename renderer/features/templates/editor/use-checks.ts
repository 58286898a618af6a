import { useEffect, useState } from "react";
import type { TemplateCheck } from "../../../../shared/contract/templates.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useClient } from "../../../data/engine.tsx";
import { readError, type Problem } from "../../../data/read-error.ts";

/** `checks` is null until they were made once; older ones stay while newer are made. */
export type ChecksState = {
  checks: TemplateCheck[] | null;
  bytes: number | null;
  pictureBytes: number;
  problem: Problem | null;
};

const wait = 600;

/** What is worth knowing about the template, some time after the last change. */
export function useChecks(content: TemplateContent): ChecksState {
  const client = useClient();
  const [state, setState] = useState<ChecksState>({
    checks: null,
    bytes: null,
    pictureBytes: 0,
    problem: null,
  });
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      client.templates.check({ content }).then(
        ({ checks, bytes, pictureBytes }) => {
          if (current) setState({ checks, bytes, pictureBytes, problem: null });
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
  }, [client, content]);
  return state;
}
