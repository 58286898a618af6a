import { Button } from "@mantine/core";
import { IconChartAreaLine, IconEyeOff } from "@tabler/icons-react";
import { Link } from "react-router";
import { day, hour } from "../../../../shared/domain/time.ts";
import { AreaLines } from "../../../ui/area-lines.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { toneColor } from "../../../ui/tones.ts";
import { useFormat } from "../../../ui/window-settings.tsx";
import type { Report } from "./use-report.ts";

/** What came back in the first two days, by hour. */
export function OpensCard({ report }: { report: Report }) {
  const format = useFormat();
  const { series, tracked, figures, dataUpTo } = report;
  const first = series[0]?.at ?? null;
  const settling = first !== null && dataUpTo - first < 2 * day;
  const instead =
    !tracked && figures.opened === null ? (
      <EmptyState
        icon={<IconEyeOff size={28} />}
        text="Opens are not measured, because tracking is off for this project."
        primary={
          <Button component={Link} to="/settings/tracking">
            Set up tracking
          </Button>
        }
      />
    ) : series.length === 0 ? (
      <EmptyState text="Nothing has been sent yet. Opens and clicks appear here by the hour." />
    ) : null;
  const points = series.map(({ at, opens, clicks }, index) => ({
    label: index === 0 ? `${format.dayMonth(at)} ${format.time(at)}` : `${index} h`,
    title: format.dateTime(at),
    values: { opens, clicks },
    partial: at + hour > dataUpTo,
  }));
  const every = points.length > 24 ? 12 : points.length > 8 ? 4 : 1;
  return (
    <AreaLines
      title="Opens and clicks, first 48 hours"
      icon={<IconChartAreaLine size={16} />}
      {...(settling && !instead ? { note: "figures settle over 48 h" } : {})}
      height={226}
      series={[
        { key: "opens", name: "Opens", color: toneColor("email"), area: true },
        { key: "clicks", name: "Clicks", color: toneColor("decision"), dashed: true },
      ]}
      points={points}
      axisLabels={points.flatMap(({ label }, index) => (index % every === 0 ? [label] : []))}
      format={format.count}
      instead={instead}
    />
  );
}
