import { IconArrowsSplit2, IconMailOpened } from "@tabler/icons-react";
import type { YesNoSplitSettings } from "../../shared/activities/yes-no-split.ts";
import { evaluateWords } from "../../shared/activities/yes-no-split.ts";
import { messageEventLabel } from "../../shared/activities/words.ts";
import type { ActivityView, InspectorProps, SummaryProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { Missing, SummaryLine } from "./card/summary-line.tsx";
import { ConditionList } from "./conditions/condition-list.tsx";
import { EvaluateField } from "./conditions/evaluate-field.tsx";

/** One message event says which; everything else says it in the name already. */
function SplitSummary(props: SummaryProps<YesNoSplitSettings>) {
  const { conditions, evaluate } = props.settings;
  const [first] = conditions;
  if (!first)
    return (
      <SummaryLine>
        <Missing>No condition yet</Missing>
      </SummaryLine>
    );
  if (conditions.length > 1 || first.kind !== "messageEvent")
    return <DescribedSummary {...props} />;
  return (
    <SummaryLine icon={IconMailOpened}>
      Event <strong>{messageEventLabel(first.event)}</strong> · {evaluateWords(evaluate)}
    </SummaryLine>
  );
}

function SplitForm({ document, id, settings, change }: InspectorProps<YesNoSplitSettings>) {
  return (
    <>
      <ConditionList
        document={document}
        id={id}
        match={settings.match}
        conditions={settings.conditions}
        onChange={(part, said) => change({ ...settings, ...part }, said)}
      />
      <EvaluateField
        settings={settings}
        conditions={settings.conditions}
        document={document}
        onChange={change}
      />
    </>
  );
}

export const yesNoSplit: ActivityView<YesNoSplitSettings> = {
  type: "yesNoSplit",
  group: "Decisions",
  icon: IconArrowsSplit2,
  tone: "decision",
  Summary: SplitSummary,
  Inspector: SplitForm,
};
