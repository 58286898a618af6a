import { Button, Modal } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { missedDuring } from "../../shared/domain/campaign.ts";
import { useEngine } from "../data/engine.tsx";
import { useLiveFamilies } from "../data/channel-mode.ts";
import { useStatus } from "../data/use-current-project.ts";
import { duration, plural } from "../ui/format.ts";
import { SegmentedTabs } from "../ui/segmented-tabs.tsx";
import { useNow } from "../ui/use-now.ts";
import { useFormat } from "../ui/window-settings.tsx";
import classes from "./missed-sends.module.css";
import { useWindowStore } from "./window-store.ts";

type Choice = "sendNow" | "tomorrow" | "skip";
const putOff = (missedPutOff: boolean) => useWindowStore.setState({ missedPutOff });

/** What fell due while the computer was off or everything was paused is never sent silently: a dialog once, then a banner until it is decided. */
export function MissedSends() {
  const { missed, missedWhilePaused } = useStatus() ?? { missed: 0, missedWhilePaused: 0 };
  const later = useWindowStore((state) => state.missedPutOff);
  if (missed === 0) return null;
  const words = `${plural(missed, "send was", "sends were")} due ${missedDuring(missed, missedWhilePaused)}.`;
  return (
    <>
      <output className={classes.banner}>
        <IconClock size={16} />
        <span>{words}</span>
        <Button size="xs" onClick={() => putOff(false)}>
          Choose what to do
        </Button>
      </output>
      <Modal opened={!later} onClose={() => putOff(true)} title="Missed sends" size={640}>
        <p className={classes.lead}>{words} Choose what to do with each.</p>
        <MissedList onDone={() => putOff(true)} />
      </Modal>
    </>
  );
}

function MissedList({ onDone }: { onDone: () => void }) {
  const engine = useEngine();
  const format = useFormat();
  const now = useNow();
  const runs = useQuery(engine.campaigns.missed.queryOptions()).data ?? [];
  const decide = useMutation(engine.campaigns.decideMissed.mutationOptions());
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const real = useLiveFamilies(runs.map(({ family }) => family));
  const chosen = runs.filter((run) => choices[run.runId]);
  const apply = async () => {
    for (const { runId } of chosen) {
      const choice = choices[runId];
      if (choice) await decide.mutateAsync({ runId, choice });
    }
    if (chosen.length === runs.length) onDone();
  };
  return (
    <>
      <ul className={classes.list}>
        {runs.map((run) => (
          <li key={run.runId} className={classes.row}>
            <div className={classes.words}>
              <div className={classes.name}>{run.name}</div>
              <div className={classes.fact}>
                Due {format.scheduled(run.dueAt, format.timeZone, now)} · {duration(run.lateBy)}{" "}
                late · {plural(format.count(run.people), "contact")}
                {run.earlier > 0 ? ` · ${plural(run.earlier, "earlier run")} folded in` : ""}
              </div>
            </div>
            <SegmentedTabs
              label={`What to do with ${run.name}`}
              value={choices[run.runId] ?? ("" as Choice)}
              onChange={(choice) => setChoices({ ...choices, [run.runId]: choice })}
              options={[
                { value: "sendNow", label: "Send now" },
                { value: "tomorrow", label: `Tomorrow ${format.time(run.tomorrowAt)}` },
                { value: "skip", label: "Skip" },
              ]}
            />
          </li>
        ))}
      </ul>
      <div className={classes.acts}>
        <span className={classes.fact}>
          {real.length > 0
            ? `${real.join(" and ")} ${real.length === 1 ? "is" : "are"} live: “Send now” reaches real people.`
            : "All of it goes to the sandbox: nothing leaves this computer."}
        </span>
        <Button data-autofocus onClick={onDone}>
          Decide later
        </Button>
        <Button
          variant="filled"
          disabled={chosen.length === 0}
          loading={decide.isPending}
          onClick={() => void apply()}
        >
          {chosen.length === 0 || chosen.length === runs.length
            ? "Apply"
            : `Apply to ${chosen.length} of ${runs.length}`}
        </Button>
      </div>
    </>
  );
}
