import { Button } from "@mantine/core";
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconCircleCheck,
  IconListCheck,
  IconSend,
} from "@tabler/icons-react";
import { useNavigate } from "react-router";
import { IconAction } from "../../../ui/icon-action.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { TemplateMenu } from "../library/template-menu.tsx";
import classes from "./editor.module.css";
import { SendTestDialog } from "./send-test-dialog.tsx";
import type { ChecksState } from "./use-checks.ts";
import type { PersonChoice } from "./use-person.ts";
import type { TemplateDetail, TemplateDraft } from "./use-template-draft.ts";

export function HeaderActions(props: {
  detail: TemplateDetail;
  draft: TemplateDraft;
  checks: ChecksState;
  canVersion: boolean;
  testing: boolean;
  onTesting: (open: boolean) => void;
  choice: PersonChoice;
  onChecks: () => void;
  onVersion: () => void;
}) {
  const { detail, draft, checks, onTesting } = props;
  const navigate = useNavigate();
  const format = useFormat();
  const count = checks.checks?.length ?? null;
  return (
    <>
      <span className={classes.saved} aria-live="polite">
        {draft.problem ? "Not saved" : draft.unsaved ? "Saving…" : "Saved"}
      </span>
      <IconAction
        label={draft.undo ? `Undo ${draft.undo}` : "Undo"}
        shortcut="Mod+Z"
        disabled={draft.undo === null}
        onClick={draft.undoStep}
      >
        <IconArrowBackUp size={18} />
      </IconAction>
      <IconAction
        label={draft.redo ? `Redo ${draft.redo}` : "Redo"}
        shortcut="Mod+Shift+Z"
        disabled={draft.redo === null}
        onClick={draft.redoStep}
      >
        <IconArrowForwardUp size={18} />
      </IconAction>
      <Button
        variant="subtle"
        color="gray"
        leftSection={count === 0 ? <IconCircleCheck size={16} /> : <IconListCheck size={16} />}
        onClick={props.onChecks}
      >
        Checks {count === null ? "—" : format.count(count)}
      </Button>
      {draft.draft.type === "inapp" ? null : (
        <>
          <Button leftSection={<IconSend size={16} />} onClick={() => onTesting(true)}>
            Send test…
          </Button>
          <SendTestDialog
            content={draft.draft}
            choice={props.choice}
            opened={props.testing}
            onClose={() => onTesting(false)}
          />
        </>
      )}
      <Button variant="filled" disabled={!props.canVersion} onClick={props.onVersion}>
        Make version…
      </Button>
      <TemplateMenu row={detail} onDeleted={() => void navigate("/templates")} />
    </>
  );
}
