import { Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconBan,
  IconCopy,
  IconDots,
  IconExternalLink,
  IconFileExport,
  IconPlayerPause,
  IconPlayerPlay,
  IconTrash,
} from "@tabler/icons-react";
import { useState, type KeyboardEvent } from "react";
import type { JourneyRow } from "../../../../shared/contract/journeys.ts";
import { ConfirmPopover } from "../../../ui/confirm-popover.tsx";
import { plural } from "../../../ui/format.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { useJourneyActs } from "../use-journey-acts.ts";
import { StopDialog } from "./stop-dialog.tsx";

/** The table is one stop of the Tab key, so its active row's menu opens with the key made for that. */
export function openMenuOfActiveRow(event: KeyboardEvent<HTMLElement>) {
  const wanted = event.key === "ContextMenu" || (event.shiftKey && event.key === "F10");
  const grid = event.target as HTMLElement;
  const row = wanted
    ? document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")
    : null;
  if (!row) return;
  event.preventDefault();
  row.querySelector<HTMLElement>("[data-row-menu]")?.click();
}

const icon = 16;

export function JourneyRowMenu({ row }: { row: JourneyRow }) {
  const acts = useJourneyActs();
  const format = useFormat();
  const [stopping, setStopping] = useState(false);
  const { name, status, archived, inJourney } = row;
  const running = status === "live" || status === "closed" || status === "scheduled";
  const over = !running && status !== "paused";
  const inside =
    inJourney === 1 ? "1 contact stays" : `${plural(format.count(inJourney), "contact")} stay`;
  return (
    <>
      <ConfirmPopover
        question={`Pause “${name}”? ${inside} where they are, and nobody enters until you resume.`}
        confirm="Pause"
        onConfirm={() => acts.pause(row)}
      >
        {(ask) => (
          <Menu position="bottom-end" width={210} returnFocus={false}>
            <Menu.Target>
              <IconAction label={`Actions for ${name}`} data-row-menu>
                <IconDots size={icon} />
              </IconAction>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                leftSection={<IconExternalLink size={icon} />}
                onClick={() => acts.open(row.id)}
              >
                Open
              </Menu.Item>
              <Menu.Item leftSection={<IconCopy size={icon} />} onClick={() => acts.duplicate(row)}>
                Duplicate
              </Menu.Item>
              {status === "live" || status === "closed" ? (
                <Menu.Item leftSection={<IconPlayerPause size={icon} />} onClick={ask}>
                  Pause…
                </Menu.Item>
              ) : null}
              {status === "paused" ? (
                <Menu.Item
                  leftSection={<IconPlayerPlay size={icon} />}
                  onClick={() => acts.resume(row)}
                >
                  Resume
                </Menu.Item>
              ) : null}
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconFileExport size={icon} />}
                onClick={() => acts.exportFile(row, "wayline")}
              >
                Export JSON
              </Menu.Item>
              <Menu.Item
                leftSection={<IconFileExport size={icon} />}
                onClick={() => acts.exportFile(row, "pinpoint")}
              >
                Export for Pinpoint
              </Menu.Item>
              <Menu.Divider />
              {over && !archived ? (
                <Menu.Item
                  leftSection={<IconArchive size={icon} />}
                  onClick={() => acts.archive(row, true)}
                >
                  Archive
                </Menu.Item>
              ) : null}
              {archived ? (
                <Menu.Item
                  leftSection={<IconArchiveOff size={icon} />}
                  onClick={() => acts.archive(row, false)}
                >
                  Take out of archive
                </Menu.Item>
              ) : null}
              {running || status === "paused" ? (
                <Menu.Item
                  color="red"
                  leftSection={<IconBan size={icon} />}
                  onClick={() => setStopping(true)}
                >
                  Stop…
                </Menu.Item>
              ) : null}
              {status === "draft" && row.version === null ? (
                <Menu.Item
                  color="red"
                  leftSection={<IconTrash size={icon} />}
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
