import { Button, Menu } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { Condition } from "../../../shared/activities/condition.ts";
import type { JourneyDocument } from "../../../shared/journey/graph.ts";
import { useNames } from "../../data/library.tsx";
import { IconAction } from "../../ui/icon-action.tsx";
import { SegmentedTabs } from "../../ui/segmented-tabs.tsx";
import { Field } from "../form/field.tsx";
import { useFormParts } from "../form/form-context.ts";
import classes from "../form/form.module.css";
import { blankCondition, conditionKinds, kindLabel } from "./condition-kinds.ts";
import { ConditionFields } from "./condition-fields.tsx";
import { messagesBefore } from "./upstream.ts";

/** Questions joined by all or any. */
export function ConditionList(props: {
  document: JourneyDocument;
  id: string;
  match: "all" | "any";
  conditions: readonly Condition[];
  onChange: (change: { match?: "all" | "any"; conditions?: Condition[] }, said: string) => void;
}) {
  const { document, id, match, conditions, onChange } = props;
  const { readOnly } = useFormParts();
  const before = messagesBefore(document, id, useNames(document));
  return (
    <Field name="conditions" label="Goes to Yes when">
      <div className={classes.stack}>
        {conditions.length > 1 ? (
          <SegmentedTabs
            label="How the conditions combine"
            value={match}
            options={[
              { value: "all", label: "All hold" },
              { value: "any", label: "Any holds" },
            ]}
            onChange={(value) => onChange({ match: value }, "Change how conditions combine")}
          />
        ) : null}
        {conditions.map((condition, index) => (
          <ConditionBox
            key={index}
            name={`conditions.${index}`}
            title={conditions.length === 1 ? "Condition" : `Condition ${index + 1}`}
            onRemove={() =>
              onChange(
                { conditions: conditions.filter((_, at) => at !== index) },
                "Remove condition",
              )
            }
          >
            <ConditionFields
              condition={condition}
              document={document}
              id={id}
              onChange={(next, said) =>
                onChange(
                  { conditions: conditions.map((one, at) => (at === index ? next : one)) },
                  said,
                )
              }
            />
          </ConditionBox>
        ))}
        {readOnly ? null : (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button size="sm" leftSection={<IconPlus size={15} />}>
                Add condition
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {conditionKinds.map(({ kind, label, icon: Sign }) => (
                <Menu.Item
                  key={kind}
                  leftSection={<Sign size={15} />}
                  onClick={() =>
                    onChange(
                      { conditions: [...conditions, blankCondition(kind, before)] },
                      `Ask about: ${kindLabel(kind)}`,
                    )
                  }
                >
                  {label}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </Field>
  );
}

function ConditionBox(props: {
  name: string;
  title: string;
  onRemove: () => void;
  children: React.ReactNode;
}) {
  const { readOnly } = useFormParts();
  return (
    <Field name={props.name}>
      <div className={classes.box}>
        <div className={classes.head}>
          <span className={classes.heading}>{props.title}</span>
          {readOnly ? null : (
            <IconAction
              label={`Remove ${props.title.toLowerCase()}`}
              size="sm"
              onClick={props.onRemove}
            >
              <IconTrash size={15} />
            </IconAction>
          )}
        </div>
        {props.children}
      </div>
    </Field>
  );
}
