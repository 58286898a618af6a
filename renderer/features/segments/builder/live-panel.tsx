import { useState } from "react";
import { TabsRow } from "../../../ui/tabs-row.tsx";
import { useBuilder } from "./builder-context.ts";
import { CheckCard, CheckContact } from "./check-contact.tsx";
import { EmptyStep } from "./empty-step.tsx";
import { LiveFigure } from "./live-figure.tsx";
import { Overlap } from "./overlap.tsx";
import { OverTime } from "./over-time.tsx";
import classes from "./panel.module.css";
import { Reach } from "./reach.tsx";
import { Sample } from "./sample.tsx";
import { Waterfall } from "./waterfall.tsx";

const tabs = [
  { value: "waterfall", label: "How we got here" },
  { value: "overlap", label: "Overlap" },
  { value: "time", label: "Over time" },
] as const;
type Tab = (typeof tabs)[number]["value"];

/** Who the rules mean now: how many, by what they can be reached, how it came to that, and a few of them. */
export function LivePanel() {
  const { live } = useBuilder();
  const [tab, setTab] = useState<Tab>("waterfall");
  return (
    <aside className={classes.panel} aria-label="Live count" data-region="right-panel">
      <LiveFigure />
      {live.error ? null : (
        <>
          {live.count ? <Reach count={live.count} dim={live.computing} /> : null}
          {live.count?.contacts === 0 && !live.computing ? <EmptyStep /> : null}
          <div className={classes.tabs}>
            <TabsRow
              id="segment-panel"
              label="About the count"
              tabs={tabs}
              value={tab}
              onChange={setTab}
            />
          </div>
          <div
            id="segment-panel-panel"
            role="tabpanel"
            aria-label={tabs.find(({ value }) => value === tab)?.label}
          >
            {tab === "waterfall" ? <Waterfall /> : tab === "overlap" ? <Overlap /> : <OverTime />}
          </div>
          <CheckCard />
          <Sample />
          <CheckContact />
        </>
      )}
    </aside>
  );
}
