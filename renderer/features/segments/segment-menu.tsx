import { Menu } from "@mantine/core";
import {
  IconAddressBook,
  IconCopy,
  IconDotsVertical,
  IconExternalLink,
  IconPencil,
  IconSpeakerphone,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { SegmentRow } from "../../../shared/contract/segments.ts";
import { useNewCampaign } from "../../data/use-new-campaign.ts";
import { IconAction } from "../../ui/icon-action.tsx";
import { InUseDialog } from "./in-use-dialog.tsx";
import { RenameDialog } from "./rename-dialog.tsx";
import { useSegmentActs } from "./use-segment-acts.ts";

/** Everything a saved segment can be asked from outside its builder. */
export function SegmentMenu(props: {
  segment: SegmentRow;
  /** With *Open*, in a list. */
  inList?: boolean;
  onDeleted?: () => void;
}) {
  const { segment, inList, onDeleted } = props;
  const navigate = useNavigate();
  const newCampaign = useNewCampaign();
  const acts = useSegmentActs();
  const [dialog, setDialog] = useState<"rename" | "inUse" | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu position="bottom-end" width={200} returnFocus>
        <Menu.Target>
          <IconAction
            label={`Actions for ${segment.name}`}
            size={inList ? "sm" : "md"}
            data-row-menu
          >
            <IconDotsVertical size={16} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          {inList ? (
            <Menu.Item
              leftSection={<IconExternalLink size={16} />}
              onClick={() => void navigate(`/segments/${segment.id}`)}
            >
              Open
            </Menu.Item>
          ) : null}
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setDialog("rename")}>
            Rename…
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => acts.duplicate(segment)}>
            Duplicate
          </Menu.Item>
          <Menu.Item
            leftSection={<IconAddressBook size={16} />}
            onClick={() => void navigate(`/audience?segment=${segment.id}`)}
          >
            View contacts
          </Menu.Item>
          <Menu.Item
            leftSection={<IconSpeakerphone size={16} />}
            onClick={() => newCampaign(segment.id)}
          >
            Create campaign
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<IconTrash size={16} />}
            onClick={() =>
              acts.remove(segment, {
                inUse: () => setDialog("inUse"),
                ...(onDeleted ? { done: onDeleted } : {}),
              })
            }
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <RenameDialog segment={segment} opened={dialog === "rename"} onClose={close} />
      <InUseDialog segment={segment} opened={dialog === "inUse"} onClose={close} />
    </>
  );
}
