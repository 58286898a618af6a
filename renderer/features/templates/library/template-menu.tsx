import { Menu } from "@mantine/core";
import {
  IconArchive,
  IconArchiveOff,
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconExternalLink,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import { useState } from "react";
import { useNavigate } from "react-router";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useTemplateActs } from "../use-template-acts.ts";
import { DescribeDialog } from "./describe-dialog.tsx";
import { InUseDialog } from "./in-use-dialog.tsx";

/** Everything a template can be asked from outside its editor. */
export function TemplateMenu(props: {
  row: TemplateRow;
  /** On its own page: without Open, and elsewhere once it is gone. */
  onDeleted?: () => void;
}) {
  const { row, onDeleted } = props;
  const navigate = useNavigate();
  const acts = useTemplateActs();
  const [dialog, setDialog] = useState<"describe" | "inUse" | null>(null);
  const close = () => setDialog(null);
  const icon = { size: 16 };
  return (
    <>
      <Menu position="bottom-end" width={220} returnFocus>
        <Menu.Target>
          <IconAction
            label={`Actions for ${row.name}`}
            size={onDeleted ? "md" : "sm"}
            data-row-menu
          >
            <IconDotsVertical size={16} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          {onDeleted ? null : (
            <Menu.Item
              leftSection={<IconExternalLink {...icon} />}
              onClick={() => void navigate(`/templates/${row.id}`)}
            >
              Open
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => setDialog("describe")}>
            Rename and tags…
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => acts.duplicate(row)}>
            Duplicate
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconDownload {...icon} />}
            onClick={() => acts.exportFile(row, "pinpoint")}
          >
            Export Pinpoint JSON
          </Menu.Item>
          {row.type === "email" ? (
            <>
              <Menu.Item
                leftSection={<IconDownload {...icon} />}
                onClick={() => acts.exportFile(row, "html")}
              >
                Export HTML
              </Menu.Item>
              <Menu.Item
                leftSection={<IconDownload {...icon} />}
                onClick={() => acts.exportFile(row, "mjml")}
              >
                Export MJML
              </Menu.Item>
            </>
          ) : null}
          <Menu.Divider />
          <Menu.Item
            leftSection={row.archived ? <IconArchiveOff {...icon} /> : <IconArchive {...icon} />}
            onClick={() => acts.archive(row, !row.archived)}
          >
            {row.archived ? "Bring back" : "Archive"}
          </Menu.Item>
          <Menu.Item
            color="red"
            leftSection={<IconTrash {...icon} />}
            onClick={() =>
              acts.remove(row, {
                inUse: () => setDialog("inUse"),
                ...(onDeleted ? { done: onDeleted } : {}),
              })
            }
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DescribeDialog row={row} opened={dialog === "describe"} onClose={close} />
      <InUseDialog row={row} opened={dialog === "inUse"} onClose={close} />
    </>
  );
}
