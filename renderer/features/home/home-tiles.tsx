import { Kpi, KpiRow } from "../../ui/kpi.tsx";
import { SkeletonKpi } from "../../ui/skeletons.tsx";
import { useFormat } from "../../ui/window-settings.tsx";
import type { HomeData } from "./home-data.ts";
import { tilesOf } from "./tile-words.ts";

export function HomeTiles({ home, days }: { home: HomeData; days: number }) {
  const format = useFormat();
  return (
    <KpiRow look="tiles" label="Figures">
      {tilesOf(home, days, format).map((tile) => (
        <Kpi key={tile.label} {...tile} />
      ))}
    </KpiRow>
  );
}

export const WaitingTiles = () => (
  <KpiRow look="tiles" label="Figures">
    {["a", "b", "c", "d", "e"].map((key) => (
      <SkeletonKpi key={key} />
    ))}
  </KpiRow>
);
