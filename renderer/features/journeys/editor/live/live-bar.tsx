import { Button, Menu, Select } from "@mantine/core";
import { IconDots, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../../data/engine.tsx";
import { ConfirmDialog } from "../../../../ui/confirm-dialog.tsx";
import { ConfirmPopover } from "../../../../ui/confirm-popover.tsx";
import { plural } from "../../../../ui/format.ts";
import { IconAction } from "../../../../ui/icon-action.tsx";
import { showToast } from "../../../../ui/toast.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useEditor } from "../editor-context.ts";
import { ranges, useLiveView } from "./live-store.ts";
import classes from "./live-bar.module.css";
import { useLive } from "./use-live.ts";

/** The right end of the journey bar in Live: range, version, pausing and stopping, back to the draft. */
export function LiveBar() {
  const set = useEditor((editor) => editor.set);
  const range = useLiveView((view) => view.range);
  const setRange = useLiveView((view) => view.setRange);
  return (
    <div className={classes.tools}>
      <VersionSelect />
      <Select
        w={150}
        size="sm"
        aria-label="Range"
        data={[...ranges]}
        value={range}
        onChange={(value) => {
          const found = ranges.find((one) => one.value === value);
          if (found) setRange(found.value, Date.now());
        }}
      />
      <PauseButton />
      <StopMenu />
      <Button variant="filled" onClick={() => set({ mode: "design" })}>
        Edit draft
      </Button>
    </div>
  );
}

const states = {
  pending: "starts soon",
  current: "takes people in",
  draining: "people finish on it",
  ended: "ended",
};

function VersionSelect() {
  const id = useEditor((editor) => editor.id);
  const current = useEditor((editor) => editor.facts.version);
  const version = useLiveView((view) => view.version);
  const setVersion = useLiveView((view) => view.setVersion);
  const versions = useQuery(useEngine().journeys.versions.queryOptions({ input: { id } })).data;
  if (!versions || versions.length < 2) return null;
  return (
    <Select
      w={190}
      size="sm"
      aria-label="Version"
      data={versions.map(({ number, state }) => ({
        value: String(number),
        label: `v${number}, ${states[state]}`,
      }))}
      value={String(version ?? current)}
      onChange={(value) => {
        if (value !== null) setVersion(Number(value) === current ? null : Number(value));
      }}
    />
  );
}

function PauseButton() {
  const { id, name, inside, status } = useJourney();
  const engine = useEngine();
  const pause = useMutation(engine.journeyRuns.pause.mutationOptions());
  const resume = useMutation(engine.journeyRuns.resume.mutationOptions());
  if (status === "paused")
    return (
      <ConfirmPopover
        question={`Resume “${name}”? ${inside} Messages go out again, waits go on.`}
        confirm="Resume"
        onConfirm={() => resume.mutateAsync({ id })}
      >
        {(open) => (
          <Button leftSection={<IconPlayerPlay size={15} />} onClick={open}>
            Resume
          </Button>
        )}
      </ConfirmPopover>
    );
  if (status !== "live" && status !== "closed") return null;
  return (
    <ConfirmPopover
      question={`Pause “${name}”? ${inside} Waits stop counting.`}
      confirm="Pause"
      onConfirm={() => pause.mutateAsync({ id })}
    >
      {(open) => (
        <Button leftSection={<IconPlayerPause size={15} />} onClick={open}>
          Pause
        </Button>
      )}
    </ConfirmPopover>
  );
}

function useJourney() {
  const format = useFormat();
  const id = useEditor((editor) => editor.id);
  const name = useEditor((editor) => editor.document.name);
  const status = useEditor((editor) => editor.facts.status);
  const people = useLive().data?.inJourney ?? null;
  const said = people === null ? "People" : plural(format.count(people), "person", "people");
  const inside = `${said} ${people === 1 ? "stays where they are" : "stay where they are"}.`;
  return { id, name, status, people: said, inside };
}

function StopMenu() {
  const { id, name, people, status } = useJourney();
  const format = useFormat();
  const [asked, setAsked] = useState(false);
  const stop = useMutation(
    useEngine().journeyRuns.stop.mutationOptions({
      onSuccess: ({ left }) =>
        showToast({
          text: `“${name}” is stopped.`,
          detail: `${plural(format.count(left), "person", "people")} left the journey.`,
        }),
    }),
  );
  if (status !== "live" && status !== "paused" && status !== "closed" && status !== "scheduled")
    return null;
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <IconAction label="More">
            <IconDots size={16} />
          </IconAction>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            color="red"
            leftSection={<IconPlayerStop size={15} />}
            onClick={() => setAsked(true)}
          >
            Stop…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={`Stop “${name}” for good?`}
        text={`${people} leave the journey now. A stopped journey can’t be started again; you can duplicate it.`}
        confirm="Stop journey"
        danger
        onConfirm={() => stop.mutateAsync({ id })}
      />
    </>
  );
}
