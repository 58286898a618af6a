import { Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconFileExport,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import { plural } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { StopDialog } from "./stop-dialog.tsx";
import { useJourneyActs } from "./use-journey-acts.ts";

export function JourneyRowMenu({ row }: { row: JourneyRow }) {
  const acts = useJourneyActs();
  const navigate = useNavigate();
  const format = useFormat();
  const [stopping, setStopping] = useState(false);
  const { status, archived, version } = row;
  const runs = status === "live" || status === "closed";
  const open = runs || status === "paused" || status === "scheduled";
  return (
    <>
      <ConfirmPopover
        question={`Pause “${row.name}”? ${plural(format.count(row.inJourney), "person", "people")} stay where they are. Waits stop counting.`}
        confirm="Pause"
        onConfirm={() => acts.pause(row)}
      >
        {(askPause) => (
          <Menu position="bottom-end" width={220} returnFocus={false}>
            <Menu.Target>
              <IconAction label={`Actions for ${row.name}`} data-row-menu>
                <IconDots size={16} />
              </IconAction>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconExternalLink size={16} />}
                onClick={() => void navigate(`/journeys/${row.id}`)}
              >
                Open
              </Menu.Item>
              <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => acts.duplicate(row)}>
                Duplicate
              </Menu.Item>
              {runs ? (
                <Menu.Item leftSection={<IconPlayerPause size={16} />} onClick={askPause}>
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
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconFileExport size={16} />}
                onClick={() => acts.exportAs(row, "wayline")}
              >
                Export JSON (Wayline)
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFileExport size={16} />}
                onClick={() => acts.exportAs(row, "pinpoint")}
              >
                Export JSON (Pinpoint)
              </Menu.Item>
              <Menu.Divider />
              {open ? (
                <Menu.Item
                  color="red"
                  leftSection={<IconPlayerStop size={16} />}
                  onClick={() => setStopping(true)}
                >
                  Stop…
                </Menu.Item>
              ) : (
                <Menu.Item
                  leftSection={archived ? <IconArchiveOff size={16} /> : <IconArchive size={16} />}
                  onClick={() => acts.archive(row, !archived)}
                >
                  {archived ? "Take out of the archive" : "Archive"}
                </Menu.Item>
              )}
              {status === "draft" && version === null ? (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={16} />}
                  onClick={() => acts.remove(row)}
                >
                  Delete
                </Menu.Item>
              ) : null}
            </Menu.Dropdown>
          </Menu>
        )}
      </ConfirmPopover>
      <StopDialog
        journey={row}
        opened={stopping}
        onClose={() => setStopping(false)}
        onConfirm={() => acts.stop(row)}
      />
    </>
  );
}
