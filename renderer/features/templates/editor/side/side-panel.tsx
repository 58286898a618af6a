import { plural } from "../../../../ui/format.ts";
import { TabsRow } from "../../../../ui/tabs-row.tsx";
import type { Target } from "../jump.ts";
import type { ChecksState } from "../use-checks.ts";
import type { PersonChoice } from "../use-person.ts";
import type { Look, PreviewState } from "../use-preview.ts";
import type { TemplateDetail, TemplateDraft } from "../use-template-draft.ts";
import { ChecksTab } from "./checks-tab.tsx";
import { PreviewTab } from "./preview-tab.tsx";
import classes from "./side.module.css";
import { VariablesTab } from "./variables-tab.tsx";
import { VersionsTab } from "./versions-tab.tsx";

export type SideTab = "preview" | "variables" | "checks" | "versions";
export type SideProps = {
  detail: TemplateDetail;
  draft: TemplateDraft;
  preview: PreviewState;
  checks: ChecksState;
  choice: PersonChoice;
  look: Look;
  onLook: (look: Look) => void;
  onJump: (target: Target) => void;
};

const names: Record<SideTab, string> = {
  preview: "Preview",
  variables: "Variables",
  checks: "Checks",
  versions: "Versions",
};

/** What the message becomes, beside the message. */
export function SidePanel(props: SideProps & { tab: SideTab; onTab: (tab: SideTab) => void }) {
  const { tab, preview, checks, detail } = props;
  const count: Partial<Record<SideTab, number>> = {
    ...(preview.good ? { variables: preview.good.variables.length } : {}),
    ...(checks.checks ? { checks: checks.checks.length } : {}),
    versions: detail.versions.length,
  };
  return (
    <aside className={classes.panel} aria-label="Inspector" data-region="panel">
      <div className={classes.tabs}>
        <TabsRow
          id="template-side"
          label="Preview and facts"
          value={tab}
          onChange={props.onTab}
          tabs={(Object.keys(names) as SideTab[]).map((value) => ({
            value,
            label: names[value],
            ...(count[value] === undefined ? {} : { count: count[value] }),
          }))}
        />
      </div>
      <div
        id="template-side-panel"
        role="tabpanel"
        aria-label={names[tab]}
        className={classes.body}
        data-tab={tab}
      >
        {tab === "preview" ? <PreviewTab {...props} /> : null}
        {tab === "variables" ? <VariablesTab {...props} /> : null}
        {tab === "checks" ? <ChecksTab {...props} /> : null}
        {tab === "versions" ? <VersionsTab {...props} /> : null}
      </div>
      <span className="visually-hidden" aria-live="polite">
        {checks.checks ? plural(checks.checks.length, "thing to look at", "things to look at") : ""}
      </span>
    </aside>
  );
}
