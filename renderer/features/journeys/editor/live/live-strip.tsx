import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { duration, plural } from "../../../../ui/format.ts";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { useSeconds } from "../review/use-seconds.ts";
import classes from "./live-strip.module.css";
import { useLive } from "./use-live.ts";

/** The bottom line of Live: what was not sent, and how old the figures are. */
export function LiveStrip() {
  const live = useLive();
  const format = useFormat();
  const now = useSeconds(true);
  const notSent = Object.values(live.data?.notSent ?? {}).reduce((sum, one) => sum + one, 0);
  const age = live.dataUpdatedAt === 0 ? null : Math.max(0, now - live.dataUpdatedAt);
  return (
    <section className={classes.strip} aria-label="State of the figures">
      {live.data && notSent === 0 ? (
        <>
          <IconCircleCheck size={15} className={classes.fine} aria-hidden />
          Every message was sent
        </>
      ) : null}
      {notSent > 0 ? (
        <>
          <IconAlertTriangle size={15} className={classes.warn} aria-hidden />
          {plural(format.count(notSent), "message")} not sent
        </>
      ) : null}
      <span className={classes.end} aria-live="off">
        {age === null ? "" : age < 1000 ? "Updated just now" : `Updated ${duration(age, 1)} ago`}
      </span>
    </section>
  );
}
