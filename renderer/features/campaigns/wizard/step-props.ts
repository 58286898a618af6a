import type { EngineClient } from "../../../../shared/contract/index.ts";
import type { Finding } from "../../../../shared/contract/campaigns.ts";
import type { StepId } from "./steps.ts";
import type { Draft } from "./use-draft.ts";

export type Review = Awaited<ReturnType<EngineClient["campaigns"]["review"]>>;

/** What every step of the wizard gets. `review` is undefined until it has been worked out once. */
export type StepProps = {
  id: string;
  draft: Draft;
  review: Review | undefined;
  onGo: (step: StepId, finding?: Finding | null) => void;
};
