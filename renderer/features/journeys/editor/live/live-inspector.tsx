import { Button } from "@mantine/core";
import { IconUsers } from "@tabler/icons-react";
import { useState } from "react";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { channelOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { ActivityForm } from "../../../../activities/form/activity-form.tsx";
import { activityName, useNames } from "../../../../data/library.tsx";
import { useEditor } from "../editor-context.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { MetricsTab } from "../inspector/metrics-tab.tsx";
import { Panel } from "../inspector/panel.tsx";
import { PreviewTab } from "../inspector/preview-tab.tsx";
import classes from "../inspector/inspector.module.css";
import { ExportPeople } from "./export-people.tsx";
import { useLiveView } from "./live-store.ts";
import { useLive } from "./use-live.ts";

type Tab = "settings" | "preview" | "metrics";

/** The right panel of Live: one activity of the published version, read-only, with its figures first. */
export function LiveInspector() {
  const [id] = useEditor((editor) => editor.selection.activities);
  return id === undefined ? null : <ActivityFigures key={id} id={id} />;
}

function ActivityFigures({ id }: { id: string }) {
  const live = useLive().data;
  const draft = useEditor((editor) => editor.document);
  const select = useEditor((editor) => editor.select);
  const open = useLiveView((view) => view.openPeople);
  const document = live?.document ?? draft;
  const names = useNames(document);
  const [tab, setTab] = useState<Tab>("metrics");
  const activity = document.activities[id];
  if (!activity) return null;
  const { type, settings } = readActivity(activity);
  const name = activityName(activity, names);
  const message = channelOf(document, id) !== null && type?.type !== "custom";
  const filter: ParticipantFilter = { of: "arrived", activity: id };
  return (
    <Panel<Tab>
      label={type?.title ?? "Activity"}
      tile={<ActivityTile type={activity.type} />}
      type={type?.title ?? "Not supported in this version"}
      title={name}
      onClose={() => select({})}
      tabs={{
        items: [
          { value: "settings", label: "Settings" },
          ...(message ? [{ value: "preview" as const, label: "Preview" }] : []),
          { value: "metrics", label: "Metrics" },
        ],
        value: tab,
        onChange: setTab,
      }}
      footer={
        <>
          <Button
            leftSection={<IconUsers size={15} />}
            onClick={() => open(filter, `Arrived at ${name}`)}
          >
            See participants
          </Button>
          <span className={classes.space} />
          <ExportPeople filter={filter} name={name} />
        </>
      }
    >
      {tab === "settings" ? (
        <ActivityForm
          document={document}
          id={id}
          readOnly
          focusField={null}
          change={() => undefined}
        />
      ) : null}
      {tab === "preview" ? <PreviewTab settings={settings as MessageSettings} /> : null}
      {tab === "metrics" ? <MetricsTab id={id} /> : null}
    </Panel>
  );
}
