import { Button } from "@mantine/core";
import { IconHierarchy3, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import {
  letterOf,
  multivariateSplit as type,
  type MultivariateSplitSettings,
} from "../../shared/activities/multivariate-split.ts";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { ConditionFields } from "./conditions/condition-fields.tsx";
import { EvaluateField } from "./conditions/evaluate-field.tsx";
import { BranchBox } from "./form/branch-box.tsx";
import { Field } from "./form/field.tsx";
import { useFormParts } from "./form/form-context.ts";
import classes from "./form/form.module.css";
import { moved, useReorder } from "./form/use-reorder.ts";

function SplitForm({ document, id, settings, change }: InspectorProps<MultivariateSplitSettings>) {
  const { readOnly } = useFormParts();
  const { branches } = settings;
  const [movedId, setMovedId] = useState<string | null>(null);
  const set = (next: typeof branches, said: string) =>
    change({ ...settings, branches: next }, said);
  const reorder = useReorder(branches.length, (from, to) => {
    setMovedId(branches[from]?.id ?? null);
    set(moved(branches, from, to), "Change the order of paths");
  });
  const paths = type.paths;
  return (
    <>
      <Field
        name="branches"
        label="Paths"
        hint="Looked at from top to bottom; the first that holds wins. Everybody else goes to Else."
      >
        <div className={classes.stack}>
          {branches.map((branch, index) => (
            <BranchBox
              key={branch.id}
              field={`branches.${index}`}
              letter={letterOf(index)}
              index={index}
              name={branch.name}
              reorder={reorder}
              takeFocus={movedId === branch.id}
              onRename={(name) =>
                set(
                  branches.map((one) => (one.id === branch.id ? { ...one, name } : one)),
                  `Name path ${name}`,
                )
              }
              onRemove={
                paths && branches.length > paths.min
                  ? () => change(paths.remove(settings, branch.id), "Remove a path")
                  : null
              }
            >
              <ConditionFields
                condition={branch.condition}
                document={document}
                id={id}
                onChange={(condition, said) =>
                  set(
                    branches.map((one) => (one.id === branch.id ? { ...one, condition } : one)),
                    said,
                  )
                }
              />
            </BranchBox>
          ))}
          {readOnly || !paths || branches.length >= paths.max ? null : (
            <div>
              <Button
                leftSection={<IconPlus size={15} />}
                onClick={() => change(paths.add(settings), "Add a path")}
              >
                Add path
              </Button>
            </div>
          )}
        </div>
      </Field>
      <EvaluateField
        settings={settings}
        conditions={branches.map(({ condition }) => condition)}
        document={document}
        onChange={change}
      />
    </>
  );
}

export const multivariateSplit: ActivityView<MultivariateSplitSettings> = {
  type: "multivariateSplit",
  group: "Decisions",
  icon: IconHierarchy3,
  tone: "decision",
  Summary: DescribedSummary,
  Inspector: SplitForm,
};
