import { Button, Switch } from "@mantine/core";
import { IconArrowsShuffle, IconPercentage, IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { letterOf } from "../../shared/activities/multivariate-split.ts";
import {
  balanced,
  randomSplit as type,
  type RandomSplitSettings,
} from "../../shared/activities/random-split.ts";
import type { ActivityView, InspectorProps, SummaryProps } from "./activity-view.ts";
import { SummaryLine } from "./card/summary-line.tsx";
import { BranchBox } from "./form/branch-box.tsx";
import { Field } from "./form/field.tsx";
import { useFormParts } from "./form/form-context.ts";
import classes from "./form/form.module.css";
import { NumberField } from "./form/number-field.tsx";
import { moved, useReorder } from "./form/use-reorder.ts";

type Branches = RandomSplitSettings["branches"];

const SplitSummary = ({ settings: { branches } }: SummaryProps<RandomSplitSettings>) => (
  <SummaryLine icon={IconPercentage}>
    {branches.length} paths · {branches.map(({ percent }) => `${percent}%`).join(" / ")}
  </SummaryLine>
);

/** One share is what was asked for; the others share the rest as they did before. */
export function withShare(branches: Branches, id: string, percent: number): Branches {
  const others = balanced(branches.filter((one) => one.id !== id));
  const rest = 100 - percent;
  let given = 0;
  return branches.map((one) => {
    if (one.id === id) return { ...one, percent };
    const at = others.findIndex((other) => other.id === one.id);
    const upTo = others.slice(0, at + 1).reduce((sum, other) => sum + other.percent, 0);
    const share = Math.round((upTo * rest) / 100) - given;
    given += share;
    return { ...one, percent: share };
  });
}

function SplitForm({ settings, change }: InspectorProps<RandomSplitSettings>) {
  const { readOnly } = useFormParts();
  const { branches } = settings;
  const [balance, setBalance] = useState(true);
  const [movedId, setMovedId] = useState<string | null>(null);
  const reorder = useReorder(branches.length, (from, to) => {
    setMovedId(branches[from]?.id ?? null);
    change({ branches: moved(branches, from, to) }, "Change the order of paths");
  });
  const paths = type.paths;
  const total = branches.reduce((sum, { percent }) => sum + percent, 0);
  const even = balanced(branches.map((one) => ({ ...one, percent: 0 })));
  return (
    <Field
      name="branches"
      label="Paths"
      hint="Chance decides, so the real shares come close to these."
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
              change(
                {
                  branches: branches.map((one) => (one.id === branch.id ? { ...one, name } : one)),
                },
                `Name path ${name}`,
              )
            }
            onRemove={
              paths && branches.length > paths.min
                ? () => change(paths.remove(settings, branch.id), "Remove a path")
                : null
            }
          >
            <NumberField
              hideLabel
              label={`Share of path ${branch.name || letterOf(index)}`}
              suffix=" %"
              min={0}
              max={100}
              value={branch.percent}
              onCommit={(percent) =>
                change(
                  {
                    branches: balance
                      ? withShare(branches, branch.id, percent)
                      : branches.map((one) => (one.id === branch.id ? { ...one, percent } : one)),
                  },
                  "Change the shares",
                )
              }
            />
          </BranchBox>
        ))}
        {readOnly ? null : (
          <>
            <div className={classes.row}>
              {paths && branches.length < paths.max ? (
                <Button
                  leftSection={<IconPlus size={15} />}
                  onClick={() => change(paths.add(settings), "Add a path")}
                >
                  Add path
                </Button>
              ) : null}
              <Button
                variant="subtle"
                disabled={branches.every(({ percent }, at) => percent === even[at]?.percent)}
                onClick={() => change({ branches: even }, "Make the shares even")}
              >
                Make even
              </Button>
              {total === 100 ? null : (
                <Button
                  variant="subtle"
                  onClick={() => change({ branches: balanced(branches) }, "Set to 100 %")}
                >
                  Set to 100 %
                </Button>
              )}
            </div>
            <Switch
              label="Keep the sum at 100 %"
              checked={balance}
              onChange={(event) => setBalance(event.currentTarget.checked)}
            />
          </>
        )}
      </div>
    </Field>
  );
}

export const randomSplit: ActivityView<RandomSplitSettings> = {
  type: "randomSplit",
  group: "Decisions",
  icon: IconArrowsShuffle,
  tone: "decision",
  Summary: SplitSummary,
  Inspector: SplitForm,
};
