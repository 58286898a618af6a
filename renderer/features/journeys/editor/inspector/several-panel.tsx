import { Button } from "@mantine/core";
import {
  IconComponents,
  IconCopy,
  IconCopyPlus,
  IconPlayerSkipForward,
  IconTrash,
} from "@tabler/icons-react";
import { activityOfType } from "../../../../../shared/activities/index.ts";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import { channelOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { setSettings } from "../../../../../shared/journey/settings.ts";
import { SelectField } from "../../../../activities/form/choice-field.tsx";
import { activityName, useNames } from "../../../../data/library.tsx";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { useEditor } from "../editor-context.ts";
import { ActivityTile } from "./activity-tile.tsx";
import classes from "./inspector.module.css";
import { Panel } from "./panel.tsx";
import { useActivityActs } from "./use-activity-acts.ts";

/** Several activities at once: what they are, what their settings have in common, and what can be done with all. */
export function SeveralPanel({ ids }: { ids: readonly string[] }) {
  const document = useEditor((editor) => editor.document);
  const select = useEditor((editor) => editor.select);
  const acts = useActivityActs();
  const names = useNames(document);
  const entries = ids.flatMap((id) => {
    const activity = document.activities[id];
    return activity ? [{ id, activity }] : [];
  });
  const movable = ids.filter((id) => id !== document.entry);
  const allSkipped = entries.every(({ activity }) => activity.skipped);
  return (
    <Panel
      label="Selection"
      type="Selection"
      title={`${entries.length} activities`}
      onClose={() => select({})}
      footer={
        <>
          <Button leftSection={<IconCopy size={15} />} onClick={() => void acts.copy(movable)}>
            Copy
          </Button>
          <IconAction
            label="Duplicate"
            shortcut="Mod+D"
            tooltipPosition="top"
            onClick={() => acts.duplicate(movable)}
          >
            <IconCopyPlus size={16} />
          </IconAction>
          <IconAction
            label={allSkipped ? "Stop skipping" : "Skip"}
            tooltipPosition="top"
            onClick={() => acts.skip(movable, !allSkipped)}
          >
            <IconPlayerSkipForward size={16} />
          </IconAction>
          <IconAction
            label="Make template part"
            tooltipPosition="top"
            onClick={() => acts.makePart(movable)}
          >
            <IconComponents size={16} />
          </IconAction>
          <span className={classes.space} />
          <Button
            color="red"
            variant="subtle"
            leftSection={<IconTrash size={15} />}
            onClick={() => acts.remove(movable)}
          >
            Delete
          </Button>
        </>
      }
    >
      <div className={classes.stack}>
        <ul className={classes.list} aria-label="Selected activities">
          {entries.map(({ id, activity }) => (
            <li key={id}>
              <ActivityTile type={activity.type} size={20} />
              <span className="ellipsis">{activityName(activity, names)}</span>
              <span className={classes.hint}>
                {activityOfType(activity.type)?.title ?? activity.type}
              </span>
            </li>
          ))}
        </ul>
        <CommonFields ids={ids} />
      </div>
    </Panel>
  );
}

type Shared = "messageType" | "sendingTime" | "ifNotSent";

/** Messages share a few settings: one choice for all of them. */
function CommonFields({ ids }: { ids: readonly string[] }) {
  const document = useEditor((editor) => editor.document);
  const run = useEditor((editor) => editor.run);
  const select = useEditor((editor) => editor.select);
  const messages = ids.flatMap((id) => {
    const activity = document.activities[id];
    return activity && channelOf(document, id) !== null
      ? [{ id, settings: readActivity(activity).settings as MessageSettings }]
      : [];
  });
  if (messages.length !== ids.length) return null;
  const common = <Key extends Shared>(key: Key): MessageSettings[Key] | null => {
    const first = messages[0]?.settings[key] ?? null;
    return messages.every(({ settings }) => settings[key] === first) ? first : null;
  };
  const set = (change: Partial<MessageSettings>) => {
    let now = document;
    for (const { id, settings } of messages) {
      const edited = setSettings(now, id, { ...settings, ...change });
      if (edited.ok) now = edited.document;
    }
    if (now === document) return;
    const said = `${messages.length} messages changed.`;
    run({
      ok: true,
      document: now,
      step: `Change ${messages.length} messages`,
      select: [...ids],
      said,
    });
    select({ activities: [...ids] });
  };
  return (
    <>
      <SelectField
        label="Message type"
        placeholder="Different"
        value={common("messageType")}
        options={[
          { value: "PROMOTIONAL", label: "Promotional" },
          { value: "TRANSACTIONAL", label: "Transactional" },
        ]}
        onChange={(messageType) => set({ messageType })}
      />
      <SelectField
        label="Sending time"
        placeholder="Different"
        value={common("sendingTime")}
        options={[
          { value: "journey", label: "Follow journey quiet time" },
          { value: "any", label: "At any time" },
        ]}
        onChange={(sendingTime) => set({ sendingTime })}
      />
      <SelectField
        label="If it can’t be sent"
        placeholder="Different"
        value={common("ifNotSent")}
        options={[
          { value: "continue", label: "Go on" },
          { value: "end", label: "Leave the journey" },
        ]}
        onChange={(ifNotSent) => set({ ifNotSent })}
      />
    </>
  );
}
