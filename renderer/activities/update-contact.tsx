import { Button, Menu, TagsInput } from "@mantine/core";
import { IconPlus, IconTrash, IconUserEdit } from "@tabler/icons-react";
import { useMemo } from "react";
import type { UpdateContactSettings } from "../../shared/activities/update-contact.ts";
import { useCriteria } from "../criteria/criteria-context.ts";
import { IconAction } from "../ui/icon-action.tsx";
import type { ActivityView, InspectorProps } from "./activity-view.ts";
import { DescribedSummary } from "./card/described-summary.tsx";
import { SelectField } from "./form/choice-field.tsx";
import { Field } from "./form/field.tsx";
import { useFormParts } from "./form/form-context.ts";
import classes from "./form/form.module.css";
import { TextField } from "./form/text-field.tsx";

type Change = UpdateContactSettings["changes"][number];
type AttributeChange = Extract<Change, { kind: "attribute" }>;

const blankChange = (of: "user" | "endpoint"): Change => ({
  kind: "attribute",
  of,
  how: "set",
  name: "",
  values: [],
});

function UpdateForm({ settings, change }: InspectorProps<UpdateContactSettings>) {
  const { readOnly } = useFormParts();
  const { changes } = settings;
  const set = (next: Change[], said: string) => change({ changes: next }, said);
  const add = (one: Change, said: string) => set([...changes, one], said);
  return (
    <Field name="changes" label="Changes">
      <div className={classes.stack}>
        {changes.map((one, index) => (
          <Field key={index} name={`changes.${index}`}>
            <div className={classes.box}>
              <div className={classes.head}>
                <span className={classes.heading}>
                  {one.kind === "optOut"
                    ? "Opt-out"
                    : one.of === "user"
                      ? "Contact attribute"
                      : "Endpoint attribute"}
                </span>
                {readOnly ? null : (
                  <IconAction
                    size="sm"
                    label={`Remove change ${index + 1}`}
                    onClick={() =>
                      set(
                        changes.filter((_, at) => at !== index),
                        "Remove a change",
                      )
                    }
                  >
                    <IconTrash size={15} />
                  </IconAction>
                )}
              </div>
              <ChangeFields
                change={one}
                number={index + 1}
                onChange={(next, said) =>
                  set(
                    changes.map((each, at) => (at === index ? next : each)),
                    said,
                  )
                }
              />
            </div>
          </Field>
        ))}
        {readOnly || changes.length >= 20 ? null : (
          <Menu position="bottom-start">
            <Menu.Target>
              <Button leftSection={<IconPlus size={15} />}>Add change</Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => add(blankChange("user"), "Add a change")}>
                Contact attribute
              </Menu.Item>
              <Menu.Item onClick={() => add(blankChange("endpoint"), "Add a change")}>
                Endpoint attribute
              </Menu.Item>
              <Menu.Item onClick={() => add({ kind: "optOut", optOut: true }, "Add an opt-out")}>
                Opt-out
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </div>
    </Field>
  );
}

function ChangeFields(props: {
  change: Change;
  number: number;
  onChange: (change: Change, said: string) => void;
}) {
  const { change, number, onChange } = props;
  if (change.kind === "optOut")
    return (
      <SelectField
        hideLabel
        label={`Opt-out of change ${number}`}
        value={change.optOut ? "out" : "in"}
        options={[
          { value: "out", label: "Opt out of everything" },
          { value: "in", label: "Opt in again" },
        ]}
        onChange={(value) => onChange({ ...change, optOut: value === "out" }, "Change the opt-out")}
      />
    );
  return <AttributeFields change={change} number={number} onChange={onChange} />;
}

function AttributeFields(props: {
  change: AttributeChange;
  number: number;
  onChange: (change: Change, said: string) => void;
}) {
  const { change, number, onChange } = props;
  const { fields } = useCriteria();
  const kind = change.of === "user" ? "userAttribute" : "attribute";
  const names = useMemo(
    () =>
      (fields ?? []).flatMap(({ field }) =>
        field.kind === kind && field.name ? [field.name] : [],
      ),
    [fields, kind],
  );
  return (
    <>
      <SelectField
        hideLabel
        label={`What change ${number} does`}
        value={change.how}
        options={[
          { value: "set", label: "Set to" },
          { value: "add", label: "Add values" },
          { value: "remove", label: "Remove values" },
        ]}
        onChange={(how) => onChange({ ...change, how }, "Change what it does")}
      />
      <TextField
        hideLabel
        label={`Attribute of change ${number}`}
        placeholder="Attribute"
        data={names}
        maxLength={50}
        value={change.name}
        onCommit={(name) => onChange({ ...change, name: name.trim() }, `Change ${name.trim()}`)}
      />
      <TagsInput
        size="sm"
        aria-label={`Values of change ${number}`}
        placeholder={
          change.values.length > 0 ? "" : change.how === "remove" ? "All of them" : "Value"
        }
        maxTags={50}
        acceptValueOnBlur
        value={change.values}
        onChange={(values) => onChange({ ...change, values }, "Change the values")}
      />
    </>
  );
}

export const updateContact: ActivityView<UpdateContactSettings> = {
  type: "updateContact",
  group: "Contact",
  icon: IconUserEdit,
  tone: "action",
  Summary: DescribedSummary,
  Inspector: UpdateForm,
};
