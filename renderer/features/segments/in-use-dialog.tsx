import { Button, Modal } from "@mantine/core";
import type { SegmentRow } from "../../../shared/contract/segments.ts";
import { UseList } from "./used-by.tsx";
import classes from "./dialog.module.css";

type Props = { segment: SegmentRow; opened: boolean; onClose: () => void };

/** Why a segment cannot be deleted: who uses it, each a way there. */
export function InUseDialog({ segment, opened, onClose }: Props) {
  const names = segment.usedBy.map(({ kind, name }) => `${kind} “${name || "Untitled"}”`);
  const listed =
    names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
  return (
    <Modal opened={opened} onClose={onClose} title="This segment is in use" size={440}>
      <p className={classes.lead}>
        “{segment.name}” is used by {listed || "something else"}. Remove it there first.
      </p>
      <div className={classes.uses}>
        <UseList uses={segment.usedBy} />
      </div>
      <div className={classes.acts}>
        <Button data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </Modal>
  );
}
