import { Button, Modal, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { TemplateRow } from "../../../../shared/contract/templates.ts";
import { templateLimits } from "../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import dialog from "../dialog.module.css";
import { readTags, writeTags } from "../template-words.ts";

type Props = { row: TemplateRow; opened: boolean; onClose: () => void };

export const DescribeDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Name and tags" size={440}>
    <Form {...props} />
  </Modal>
);

function Form({ row, onClose }: Props) {
  const [name, setName] = useState(row.name);
  const [description, setDescription] = useState(row.description);
  const [tags, setTags] = useState(() => writeTags(row.tags));
  const describe = useMutation(
    useEngine().templates.describe.mutationOptions({ meta: { quiet: true }, onSuccess: onClose }),
  );
  const problem = describe.error ? readError(describe.error) : null;
  const missing = name.trim() === "";
  return (
    <form
      className={dialog.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing)
          describe.mutate({ id: row.id, name: name.trim(), description, tags: readTags(tags) });
      }}
    >
      <TextInput
        data-autofocus
        label="Name"
        maxLength={128}
        autoComplete="off"
        value={name}
        error={missing ? "Name the template." : (problem?.message ?? null)}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        maxRows={5}
        maxLength={templateLimits.description}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
      />
      <TagsInput
        label="Tags"
        description="A word, or a name and a value such as team: shop. Enter or a comma ends one."
        value={tags}
        onChange={setTags}
        splitChars={[",", ";"]}
        acceptValueOnBlur
      />
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={missing} loading={describe.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
