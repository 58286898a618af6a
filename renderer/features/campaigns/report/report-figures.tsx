import { day } from "../../../../shared/domain/time.ts";
import { Kpi, KpiRow } from "../../../ui/kpi.tsx";
import { plural } from "../../../ui/format.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import { rateOf } from "./figures.ts";
import { useContactsBehind } from "./use-contacts-behind.ts";
import type { Report, Scope } from "./use-report.ts";

/** Seven figures; each opens as exactly the contacts behind it, which the first one also counts where they are fewer. */
export function ReportFigures({ scope, report }: { scope: Scope; report: Report }) {
  const format = useFormat();
  const { figures } = report;
  const contacts = useContactsBehind(scope, "targeted");
  const { targeted, sent, delivered, failed, unknown } = figures;
  const clickRate = rateOf(figures.clicked, delivered);
  const against = report.previousClickRate;
  const share = (count: number | null) => format.percent(rateOf(count, delivered));
  const note = (count: number | null, words: string) =>
    count === null ? "not measured" : `${format.count(count)} ${words}`;
  // Compared with the campaigns before it only once most who will click have clicked.
  const first = report.series[0]?.at;
  const settled = first !== undefined && report.dataUpTo - first >= 2 * day;
  const moved = clickRate !== null && against !== null && delivered > 0 && settled;
  return (
    <KpiRow look="strip" label="Figures">
      <Kpi
        label="Targeted"
        value={format.brief(targeted)}
        full={`${format.count(targeted)}: every address of the channel, and every contact without one`}
        note={
          !scope.countsContacts
            ? "endpoints, all runs"
            : contacts === null || contacts === targeted
              ? "endpoints"
              : `endpoints of ${plural(format.count(contacts), "contact")}`
        }
        {...link(scope.to("targeted"))}
      />
      <Kpi
        label="Delivered"
        value={format.percent(rateOf(delivered, sent))}
        note={`${format.count(delivered)} of ${format.count(sent)}`}
        {...link(scope.to("delivered"))}
      />
      <Kpi
        label="Opened"
        value={share(figures.opened)}
        note={note(figures.opened, "· unique")}
        {...link(figures.opened === null ? undefined : scope.to("opened"))}
      />
      <Kpi
        label="Clicked"
        value={format.percent(clickRate)}
        note={
          moved
            ? `${format.count(figures.clicked)} · ${format.points(clickRate, against)}`
            : note(figures.clicked, "· unique")
        }
        {...(moved && clickRate > against ? { noteTone: "up" } : {})}
        {...link(figures.clicked === null ? undefined : scope.to("clicked"))}
      />
      <Kpi
        label="Unsubscribed"
        value={share(figures.unsubscribed)}
        note={note(figures.unsubscribed, "")}
        {...link(figures.unsubscribed === null ? undefined : scope.to("unsubscribed"))}
      />
      <Kpi
        label="Hard bounced"
        value={format.percent(rateOf(figures.hardBounced, sent))}
        note={note(figures.hardBounced, "")}
        {...link(figures.hardBounced === null ? undefined : scope.to("hardBounced"))}
      />
      {unknown > 0 ? (
        <Kpi
          label="Unknown"
          value={format.brief(unknown)}
          full={format.count(unknown)}
          note={`${plural(format.count(failed), "message")} failed`}
          {...link(scope.to("unknown"))}
        />
      ) : (
        <Kpi
          label="Failed"
          value={format.brief(failed)}
          full={format.count(failed)}
          note={failed === 0 ? "none refused" : format.percent(rateOf(failed, targeted))}
          {...link(scope.to("failed"))}
        />
      )}
    </KpiRow>
  );
}

const link = (to: string | undefined) => (to === undefined ? {} : { to });
