import { Button } from "@mantine/core";
import { IconDownload, IconUsers } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { MessageSettings } from "../../../../../shared/activities/message.ts";
import type { ParticipantFilter } from "../../../../../shared/contract/journey-runs.ts";
import { channelOf, readActivity } from "../../../../../shared/journey/graph.ts";
import { ActivityForm } from "../../../../activities/form/activity-form.tsx";
import { useClient } from "../../../../data/engine.tsx";
import { activityName, useNames } from "../../../../data/library.tsx";
import { saveText } from "../../../../data/save-text.ts";
import { useEditor } from "../editor-context.ts";
import { ActivityTile } from "../inspector/activity-tile.tsx";
import { MetricsTab } from "../inspector/metrics-tab.tsx";
import { Panel } from "../inspector/panel.tsx";
import { PreviewTab } from "../inspector/preview-tab.tsx";
import classes from "../inspector/inspector.module.css";
import { useLiveView } from "./live-store.ts";
import { peopleCsv } from "./people-csv.ts";
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

/** Everybody who came here, as a table for other programs. */
export function ExportPeople({ filter, name }: { filter: ParticipantFilter; name: string }) {
  const client = useClient();
  const id = useEditor((editor) => editor.id);
  const version = useLiveView((view) => view.version);
  const from = useLiveView((view) => view.from);
  const exporting = useMutation({
    mutationFn: async () => {
      const text = await peopleCsv((after) =>
        client.journeyRuns.participants({
          id,
          ...(version === null ? {} : { version }),
          filter,
          from,
          to: null,
          after,
          limit: 500,
        }),
      );
      saveText(`${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.csv`, text);
    },
  });
  return (
    <Button
      variant="subtle"
      color="gray"
      leftSection={<IconDownload size={15} />}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    >
      CSV
    </Button>
  );
}
