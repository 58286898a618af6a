import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import type { TemplateCheck } from "../../../../../shared/contract/templates.ts";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { EmptyState } from "../../../../ui/empty-state.tsx";
import { ErrorState } from "../../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../../ui/skeletons.tsx";
import { useFormat } from "../../../../ui/window-settings.tsx";
import { treeRows } from "../email/blocks/tree-rows.ts";
import type { SideProps } from "./side-panel.tsx";
import classes from "./side.module.css";

const areas: readonly { area: TemplateCheck["area"]; name: string }[] = [
  { area: "variables", name: "Variables" },
  { area: "accessibility", name: "Accessibility" },
  { area: "links", name: "Links" },
  { area: "deliverability", name: "Deliverability" },
  { area: "compatibility", name: "Compatibility" },
  { area: "size", name: "Size" },
];

/** A list to look through, not a mark. */
export function ChecksTab({ checks: state, onJump, draft }: SideProps) {
  const format = useFormat();
  const { checks, bytes, problem } = state;
  const slow = useSlow(checks === null && !problem);
  if (problem && !checks) return <ErrorState problem={problem} />;
  if (!checks) return slow ? <SkeletonRows rows={5} label="Checking" /> : null;
  return (
    <>
      {checks.length === 0 ? (
        <EmptyState
          icon={<IconCircleCheck size={32} />}
          text="Nothing to look at. All checks hold."
        />
      ) : null}
      {areas.map(({ area, name }) => {
        const own = checks.filter((check) => check.area === area);
        if (own.length === 0) return null;
        return (
          <section key={area} aria-label={name}>
            <h2 className={classes.section}>
              {name} <span className={classes.note}>{own.length}</span>
            </h2>
            <ul className={classes.list}>
              {own.map((check) => (
                <li
                  key={`${check.field}-${check.line}-${check.column}-${check.block}-${check.text}`}
                >
                  <Check
                    check={check}
                    block={blockName(draft.draft, check.block)}
                    onJump={onJump}
                  />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {draft.draft.type === "email" && bytes ? (
        <p className={`${classes.note} ${classes.foot}`}>
          The HTML is {format.size(bytes)}. Gmail cuts mails longer than 102 kB.
          {state.pictureBytes > 0
            ? ` Pictures that are sent with it: ${format.size(state.pictureBytes)}.`
            : ""}
        </p>
      ) : null}
    </>
  );
}

/** What the list of blocks calls it. */
function blockName(content: TemplateContent, id: string | undefined): string {
  if (id === undefined || content.type !== "email" || content.body.form !== "blocks") return "";
  const row = treeRows(content.body.document).find((each) => each.id === id);
  return row ? [row.name, row.words].filter(Boolean).join(": ").slice(0, 80) : "";
}

function Check(props: { check: TemplateCheck; block: string; onJump: SideProps["onJump"] }) {
  const { check, block, onJump } = props;
  const place = check.line === null ? block : `Line ${check.line}, column ${check.column ?? 1}`;
  const words = (
    <>
      {check.severity === "error" ? (
        <IconAlertOctagon size={16} />
      ) : (
        <IconAlertTriangle size={16} />
      )}
      <span className={classes.checkWords}>
        <span className="visually-hidden">
          {check.severity === "error" ? "Error: " : "Warning: "}
        </span>
        {check.text}
        {place || check.programs.length > 0 ? (
          <div className={classes.checkNote}>
            {[place, check.programs.join(", ")].filter(Boolean).join(" · ")}
          </div>
        ) : null}
      </span>
    </>
  );
  const leads = check.line !== null || check.block !== undefined || check.field !== null;
  return !leads ? (
    <div className={classes.check} data-severity={check.severity}>
      {words}
    </div>
  ) : (
    <button
      type="button"
      className={classes.check}
      data-severity={check.severity}
      onClick={() => onJump(check)}
    >
      {words}
    </button>
  );
}
