import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { DefaultsTable } from "./defaults-table.tsx";
import { FindingList } from "./finding-list.tsx";
import { OtherFields } from "./other-fields.tsx";
import type { StepProps } from "./step-props.ts";
import { fieldErrors } from "./steps.ts";
import { ChooseTemplate, TemplateInUse } from "./template-choice.tsx";
import wizard from "./wizard.module.css";

/** The message of a campaign that is not by email: written here, or from a template. */
export function OtherMessageStep(
  props: StepProps & { content: OtherContent; used: readonly string[] },
) {
  const { id, draft, review, content, used, onGo } = props;
  const findings = (review?.findings ?? []).filter(({ step }) => step === "message");
  const write = (other: OtherContent, name: string) => draft.change({ other }, name);
  return (
    <>
      <h2 className={wizard.heading}>Message</h2>
      {draft.draft.template ? (
        <TemplateInUse id={id} draft={draft} />
      ) : (
        <>
          {content.type === "custom" ? null : (
            <div>
              <ChooseTemplate id={id} draft={draft} label="Use a template" />
            </div>
          )}
          <OtherFields
            content={content}
            errors={fieldErrors(findings, "message")}
            onWrite={write}
          />
        </>
      )}
      {findings.length > 0 ? (
        <section aria-label="Findings">
          <h3 className={wizard.label}>What to look at</h3>
          <FindingList findings={findings} onGo={onGo} />
        </section>
      ) : null}
      {used.length > 0 && !draft.draft.template ? (
        <section aria-label="Defaults">
          <h3 className={wizard.label}>Variables in this message</h3>
          <DefaultsTable
            used={[...used]}
            defaults={content.defaults}
            onChange={(defaults) => write({ ...content, defaults }, "Default")}
          />
        </section>
      ) : null}
    </>
  );
}
