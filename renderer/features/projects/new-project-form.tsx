import { Button, Select, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQuery } from "@tanstack/react-query";
import { useEngine } from "../../data/engine.tsx";
import { readError } from "../../data/read-error.ts";
import { useProjectActs } from "../../data/use-project-acts.ts";
import { currencies, timeZones } from "../../ui/places.ts";
import { FolderInput } from "./folder-input.tsx";
import classes from "./projects.module.css";

/** What a project needs to begin; everything can be changed later but the folder. */
export function NewProjectForm(props: {
  onDone: () => void;
  onCancel?: () => void;
  autoFocus?: boolean;
}) {
  const defaults = useQuery(useEngine().projects.defaults.queryOptions()).data;
  // The fields start from what the engine proposes, so they wait for it.
  return defaults ? <Fields key="ready" defaults={defaults} {...props} /> : null;
}

function Fields(props: {
  defaults: { folder: string; timeZone: string; currency: string };
  onDone: () => void;
  onCancel?: () => void;
  autoFocus?: boolean;
}) {
  const { create } = useProjectActs();
  const form = useForm({
    initialValues: { name: "", senderName: "", ...props.defaults },
    validate: {
      name: (value) => (value.trim() ? null : "Give the project a name."),
    },
  });
  const problem = create.error ? readError(create.error) : null;
  const submit = form.onSubmit(({ folder, senderName, ...values }) =>
    create.mutate(
      { ...values, senderName: senderName.trim() || values.name, folder: folder.trim() || null },
      { onSuccess: props.onDone },
    ),
  );
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <TextInput
        label="Name"
        autoFocus={props.autoFocus}
        maxLength={64}
        {...form.getInputProps("name")}
      />
      <FolderInput
        label="Folder"
        description="The project gets a folder of its own in here."
        value={form.values.folder}
        onChange={(folder) => form.setFieldValue("folder", folder)}
        error={problem ? [problem.message, problem.cure].filter(Boolean).join(" ") : null}
      />
      <div className={classes.pair}>
        <Select
          label="Currency"
          searchable
          data={currencies(props.defaults.currency)}
          {...form.getInputProps("currency")}
        />
        <Select
          label="Time zone"
          searchable
          data={timeZones(props.defaults.timeZone)}
          {...form.getInputProps("timeZone")}
        />
      </div>
      <TextInput
        label="Default sender name"
        placeholder={form.values.name}
        maxLength={200}
        {...form.getInputProps("senderName")}
      />
      <div className={classes.formActs}>
        {props.onCancel ? <Button onClick={props.onCancel}>Cancel</Button> : null}
        <Button type="submit" variant="filled" loading={create.isPending}>
          Create project
        </Button>
      </div>
    </form>
  );
}
