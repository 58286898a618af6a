import { IconArrowBackUp, IconArrowForwardUp } from "@tabler/icons-react";
import { IconAction } from "../../../ui/icon-action.tsx";
import { redoKey, redoLabel, undoLabel, type Edit } from "./use-builder-keys.ts";

export const UndoButtons = ({ edit }: { edit: Edit }) => (
  <>
    <IconAction
      label={undoLabel(edit)}
      shortcut="Mod+Z"
      disabled={!edit.undoWords}
      onClick={edit.undo}
    >
      <IconArrowBackUp size={18} />
    </IconAction>
    <IconAction
      label={redoLabel(edit)}
      shortcut={redoKey()}
      disabled={!edit.redoWords}
      onClick={edit.redo}
    >
      <IconArrowForwardUp size={18} />
    </IconAction>
  </>
);
