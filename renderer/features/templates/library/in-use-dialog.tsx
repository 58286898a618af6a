import { Button, Modal } from "@mantine/core";
import { Link } from "react-router";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import dialog from "../dialog.module.css";
import { useLink } from "../template-words.ts";

type Props = { row: TemplateRow; opened: boolean; onClose: () => void };

/** Why a template cannot be deleted: who uses it, each a way there. */
export function InUseDialog({ row, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title="This template is in use" size={440}>
      <p className={dialog.lead}>“{row.name}” is used here. Choose another message there first.</p>
      <ul className={dialog.uses}>
        {row.usedBy.map((use) => (
          <li key={use.id}>
            <Link to={useLink(use)}>{use.name || "Untitled"}</Link>
          </li>
        ))}
      </ul>
      <div className={dialog.acts}>
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  );
}
