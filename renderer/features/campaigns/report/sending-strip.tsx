import type { CampaignDetail } from "../../../../shared/contract/campaigns.ts";
import { useStatus } from "../../../data/use-current-project.ts";
import { Bar } from "../../../ui/bar.tsx";
import { duration } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { progressOf } from "../progress.ts";
import classes from "./report.module.css";

/** How far the run that is being sent has come. */
export function SendingStrip({ campaign }: { campaign: CampaignDetail }) {
  const format = useFormat();
  const queue = useStatus()?.queue;
  const run = campaign.runs.find(
    ({ startedAt, endedAt }) => startedAt !== null && endedAt === null,
  );
  const paused = campaign.status === "paused";
  if (!run || (campaign.status !== "sending" && !paused)) return null;
  if (run.state === "preparing")
    return (
      <section className={classes.sending} aria-label="Progress">
        <span>Working out who gets it: {format.count(run.figures.targeted)} endpoints so far</span>
      </section>
    );
  const { waiting } = run.figures;
  const { done, total, share } = progressOf(run.figures);
  const words = `${format.count(done)} of ${format.count(total)}`;
  const speed = queue?.perSecond ?? null;
  const alone = (queue?.running.length ?? 0) <= 1;
  return (
    <section className={classes.sending} aria-label="Progress">
      <strong className="num">
        {paused ? "Paused at" : "Sending"} {words}
      </strong>
      <Bar share={share} label={`Sent: ${words}`} height={8} />
      <span className={classes.note}>
        {paused || speed === null || speed <= 0
          ? `${format.count(waiting)} wait`
          : alone
            ? `${format.count(Math.round(speed))} /s · about ${duration((waiting / speed) * 1_000, 1)} left`
            : `${format.count(Math.round(speed))} /s over all campaigns`}
      </span>
    </section>
  );
}
