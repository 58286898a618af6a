import { useCallback, useMemo, useState } from "react";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import { setNoteOf, setSettings, renameActivity } from "../../../../../shared/journey/settings.ts";
import {
  channelOf,
  readActivity,
  type JourneyDocument,
} from "../../../../../shared/journey/graph.ts";
import { ActivityForm } from "../../../../activities/form/activity-form.tsx";
import { TextField } from "../../../../activities/form/text-field.tsx";
import { activityName, useNames } from "../../../../data/library.tsx";
import type { TabItem } from "../../../../ui/tabs-row.tsx";
import { useEditor } from "../editor-context.ts";
import { ActivityFooter } from "./activity-footer.tsx";
import { ActivityMenu } from "./activity-menu.tsx";
import { ActivityTile } from "./activity-tile.tsx";
import classes from "./inspector.module.css";
import { MetricsTab } from "./metrics-tab.tsx";
import { NameInput } from "./name-input.tsx";
import { Panel } from "./panel.tsx";
import { PreviewTab } from "./preview-tab.tsx";
import { ReachBar } from "./reach-bar.tsx";

type Tab = "settings" | "preview" | "metrics" | "notes";

/** Everything about the one selected activity. */
export function ActivityPanel({ id }: { id: string }) {
  const document = useEditor((editor) => editor.document);
  const wasLive = useEditor((editor) => editor.facts.version !== null);
  const select = useEditor((editor) => editor.select);
  const set = useEditor((editor) => editor.set);
  const run = useEditor((editor) => editor.run);
  const focusField = useEditor((editor) => editor.focusField);
  const names = useNames(document);
  const [chosen, setTab] = useState<Tab>("settings");
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  const message = channelOf(document, id) !== null && type?.type !== "custom";
  const offered: TabItem<Tab>[] = [
    { value: "settings", label: "Settings" },
    ...(message ? [{ value: "preview" as const, label: "Preview" }] : []),
    ...(wasLive ? [{ value: "metrics" as const, label: "Metrics" }] : []),
    { value: "notes", label: "Notes" },
  ];
  // A problem opens its field, whatever tab was open; a tab that this activity lacks is not shown.
  const tab =
    focusField !== null || !offered.some(({ value }) => value === chosen) ? "settings" : chosen;
  return (
    <Panel
      label={type?.title ?? "Activity"}
      tile={<ActivityTile type={activity.type} />}
      type={type?.title ?? "Not supported in this version"}
      title={
        <NameInput
          key={id}
          label="Name"
          value={activity.name}
          fallback={activityName({ ...activity, name: "" }, names)}
          onCommit={(name) => run(renameActivity(document, id, name))}
        />
      }
      menu={<ActivityMenu id={id} />}
      onClose={() => {
        select({});
        set({ inspecting: false });
      }}
      tabs={{ items: offered, value: tab, onChange: setTab }}
      footer={<ActivityFooter id={id} />}
    >
      {tab === "settings" ? <SettingsTab key={id} document={document} id={id} /> : null}
      {tab === "preview" ? <PreviewTab key={id} settings={settings as MessageSettings} /> : null}
      {tab === "metrics" ? <MetricsTab id={id} /> : null}
      {tab === "notes" ? (
        <TextField
          key={id}
          label="Remark"
          lines={6}
          maxLength={2000}
          placeholder="For you and whoever edits this journey. Nobody else sees it."
          value={activity.note ?? ""}
          onCommit={(text) => run(setNoteOf(document, id, text))}
        />
      ) : null}
    </Panel>
  );
}

function SettingsTab({ document, id }: { document: JourneyDocument; id: string }) {
  const journey = useEditor((editor) => editor.id);
  const run = useEditor((editor) => editor.run);
  const focusField = useEditor((editor) => editor.focusField);
  const fieldFocused = useEditor((editor) => editor.fieldFocused);
  const found = useEditor((editor) => editor.problems);
  const problems = useMemo(() => found.filter(({ activity }) => activity === id), [found, id]);
  const channel = channelOf(document, id);
  const show = useEditor((editor) => editor.show);
  const openJourney = useCallback((field: string) => show(null, field), [show]);
  return (
    <div className={classes.stack}>
      <ActivityForm
        document={document}
        id={id}
        focusField={focusField}
        onFocused={fieldFocused}
        problems={problems}
        openJourney={openJourney}
        change={(settings, said) => run(setSettings(document, id, settings, said))}
        aside={
          channel === null ? null : <ReachBar journey={journey} activity={id} channel={channel} />
        }
      />
    </div>
  );
}
