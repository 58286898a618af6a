import { Menu } from "@mantine/core";
import {
  IconBan,
  IconCalendarTime,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { CampaignRow } from "../../../../shared/contract/campaigns.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { nameOr } from "../campaign-words.tsx";
import { CancelDialog } from "../cancel-dialog.tsx";
import { canCancel, canPause, PauseAction } from "../pause-action.tsx";
import { RescheduleDialog } from "../reschedule-dialog.tsx";
import { useCampaignActs } from "../use-campaign-acts.ts";

export function CampaignRowMenu({ row }: { row: CampaignRow }) {
  const acts = useCampaignActs();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<"cancel" | "reschedule" | null>(null);
  const { status } = row;
  const waits = status === "scheduled" || status === "pendingNextRun";
  const open = () =>
    void navigate(status === "draft" ? `/campaigns/${row.id}` : `/campaigns/${row.id}/report`);
  return (
    <>
      {status === "paused" ? (
        <IconAction label={`Resume ${nameOr(row.name)}`} onClick={() => acts.resume(row)}>
          <IconPlayerPlay size={16} />
        </IconAction>
      ) : null}
      <PauseAction campaign={row}>
        {(ask) => (
          <>
            {status === "sending" ? (
              <IconAction label={`Pause ${nameOr(row.name)}`} onClick={ask}>
                <IconPlayerPause size={16} />
              </IconAction>
            ) : null}
            <Menu position="bottom-end" width={190} returnFocus={false}>
              <Menu.Target>
                <IconAction label={`Actions for ${nameOr(row.name)}`} data-row-menu>
                  <IconDots size={16} />
                </IconAction>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconExternalLink size={16} />} onClick={open}>
                  Open
                </Menu.Item>
                <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => acts.duplicate(row)}>
                  Duplicate
                </Menu.Item>
                {waits ? (
                  <Menu.Item
                    leftSection={<IconCalendarTime size={16} />}
                    onClick={() => setDialog("reschedule")}
                  >
                    Reschedule…
                  </Menu.Item>
                ) : null}
                {canPause(status) ? (
                  <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={ask}>
                    Pause…
                  </Menu.Item>
                ) : null}
                {status === "paused" ? (
                  <Menu.Item
                    leftSection={<IconPlayerPlay size={16} />}
                    onClick={() => acts.resume(row)}
                  >
                    Resume
                  </Menu.Item>
                ) : null}
                {canCancel(status) ? (
                  <Menu.Item
                    color="red"
                    leftSection={<IconBan size={16} />}
                    onClick={() => setDialog("cancel")}
                  >
                    {status === "sending" ? "Cancel sends…" : "Cancel campaign…"}
                  </Menu.Item>
                ) : null}
                {status === "sending" || status === "paused" ? null : (
                  <Menu.Item
                    color="red"
                    leftSection={<IconTrash size={16} />}
                    onClick={() => acts.remove(row)}
                  >
                    Delete
                  </Menu.Item>
                )}
              </Menu.Dropdown>
            </Menu>
          </>
        )}
      </PauseAction>
      <CancelDialog
        campaign={row}
        opened={dialog === "cancel"}
        onClose={() => setDialog(null)}
        onConfirm={() => acts.cancel(row)}
      />
      {waits ? (
        <RescheduleDialog
          campaign={row}
          opened={dialog === "reschedule"}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </>
  );
}
