import type { CampaignRow } from "../../../shared/contract/campaigns.ts";
import { familyNames } from "../../../shared/domain/channel.ts";
import { useIsLive } from "../../data/channel-mode.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { plural } from "../../ui/format.ts";
import { useFormat } from "../../ui/window-settings.tsx";
import { nameOr } from "./campaign-words.tsx";

/** Tier 2: what waits is dropped for good; what is sent stays sent. */
export function CancelDialog(props: {
  campaign: Pick<CampaignRow, "id" | "name" | "status" | "family" | "figures" | "segment">;
  opened: boolean;
  onClose: () => void;
  onConfirm: () => Promise<unknown>;
}) {
  const format = useFormat();
  const { name, figures, segment, family } = props.campaign;
  const live = useIsLive(family);
  const waiting = figures?.waiting ?? 0;
  return (
    <ConfirmDialog
      opened={props.opened}
      onClose={props.onClose}
      title={`Cancel “${nameOr(name)}”`}
      text={
        waiting > 0
          ? "Messages that wait are dropped. What is sent stays sent. A cancelled campaign can’t be started again; you can duplicate it."
          : "It will not be sent. A cancelled campaign can’t be started again; you can duplicate it."
      }
      facts={[
        { label: "Audience", value: segment?.name ?? "Deleted segment" },
        ...(figures
          ? [
              { label: "Sent so far", value: plural(format.count(figures.sent), "message") },
              { label: "Will be dropped", value: plural(format.count(waiting), "message") },
            ]
          : []),
        { label: familyNames[family], value: live ? "Live, to real people" : "Sandbox mailbox" },
      ]}
      confirm={waiting > 0 ? `Drop ${plural(format.count(waiting), "message")}` : "Cancel campaign"}
      danger
      dismiss="Keep campaign"
      onConfirm={props.onConfirm}
    />
  );
}
