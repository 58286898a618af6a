import type { ReactNode } from "react";
import type { CampaignRow } from "../../../shared/contract/campaigns.ts";
import { ConfirmPopover } from "../../ui/confirm-popover.tsx";
import { plural } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { nameOr } from "./campaign-words.tsx";
import { useCampaignActs } from "./use-campaign-acts.ts";

export const canPause = (status: CampaignRow["status"]): boolean =>
  status === "scheduled" || status === "pendingNextRun" || status === "sending";
export const canCancel = (status: CampaignRow["status"]): boolean =>
  canPause(status) || status === "paused";

/** Tier 1, asked at the button. */
export function PauseAction(props: {
  campaign: Pick<CampaignRow, "id" | "name" | "status" | "figures">;
  children: (ask: () => void) => ReactNode;
}) {
  const format = useFormat();
  const { pause } = useCampaignActs();
  const { name, status, figures } = props.campaign;
  const waiting = plural(format.count(figures?.waiting ?? 0), "message");
  return (
    <ConfirmPopover
      question={`Pause “${nameOr(name)}”? ${
        status === "sending"
          ? `The messages on their way finish; ${waiting} wait until you resume.`
          : "Nothing is sent until you resume."
      }`}
      confirm="Pause"
      onConfirm={() => pause(props.campaign)}
    >
      {props.children}
    </ConfirmPopover>
  );
}
