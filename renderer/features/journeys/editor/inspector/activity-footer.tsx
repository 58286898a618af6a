import { Button } from "@mantine/core";
import { IconCopyPlus, IconSend, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import { channelOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditor } from "../editor-context.ts";
import classes from "./inspector.module.css";
import { useContent } from "./preview-tab.tsx";
import { SendTestDialog } from "./send-test-dialog.tsx";
import { useActivityActs } from "./use-activity-acts.ts";

export function ActivityFooter({ id }: { id: string }) {
  const document = useEditor((editor) => editor.document);
  const acts = useActivityActs();
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  const message = channelOf(document, id) !== null && type?.type !== "custom";
  return (
    <>
      {message ? <SendTest settings={settings as MessageSettings} /> : null}
      {id === document.entry ? null : (
        <>
          <IconAction
            label="Duplicate"
            shortcut="Mod+D"
            tooltipPosition="top"
            onClick={() => acts.duplicate([id])}
          >
            <IconCopyPlus size={16} />
          </IconAction>
          <span className={classes.space} />
          <Button
            color="red"
            variant="subtle"
            leftSection={<IconTrash size={15} />}
            onClick={() => acts.remove([id])}
          >
            Delete
          </Button>
        </>
      )}
    </>
  );
}

function SendTest({ settings }: { settings: MessageSettings }) {
  const { content } = useContent(settings);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        leftSection={<IconSend size={15} />}
        disabled={content === null}
        title={content === null ? "Choose a template with a version first." : undefined}
        onClick={() => setOpened(true)}
      >
        Send test
      </Button>
      {content ? (
        <SendTestDialog content={content} opened={opened} onClose={() => setOpened(false)} />
      ) : null}
    </>
  );
}
