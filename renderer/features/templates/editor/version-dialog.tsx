import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { plural } from "../../../ui/format.ts";
import { showToast } from "../../../ui/toast.tsx";
import dialog from "../dialog.module.css";
import type { ChecksState } from "./use-checks.ts";
import type { TemplateDetail, TemplateDraft } from "./use-template-draft.ts";
import { wordsOfUses } from "../template-words.ts";

type Props = {
  detail: TemplateDetail;
  draft: TemplateDraft;
  checks: ChecksState;
  opened: boolean;
  onClose: () => void;
};

/** The draft becomes the next version, and the active one where that is wanted. */
export const VersionDialog = (props: Props) => {
  const next = (props.detail.latestVersion ?? 0) + 1;
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={`Make version ${next}`} size={460}>
      <Form {...props} next={next} />
    </Modal>
  );
};

function Form({ detail, draft, checks, next, onClose }: Props & { next: number }) {
  const [name, setName] = useState("");
  const [activate, setActivate] = useState(true);
  const make = useMutation(
    useEngine().templates.makeVersion.mutationOptions({ meta: { quiet: true } }),
  );
  const problem = make.error ? readError(make.error) : null;
  const errors = checks.checks?.filter(({ severity }) => severity === "error").length ?? 0;
  const first = detail.latestVersion === null;
  const uses = detail.usedBy.length;
  const submit = async () => {
    await draft.flush();
    make.mutate(
      { id: detail.id, name: name.trim(), activate },
      {
        onSuccess: ({ version }) => {
          onClose();
          showToast({
            text:
              activate || first
                ? `Version ${version} is active.`
                : `Version ${version} is made. Version ${detail.activeVersion} stays active.`,
          });
        },
      },
    );
  };
  return (
    <form
      className={dialog.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <p className={dialog.lead}>
        Versions never change. You can go on with the draft and come back to this one.
      </p>
      {errors > 0 ? (
        <p className={dialog.problem} role="alert">
          {plural(errors, "error")} in this draft. A campaign or journey that uses it can’t be
          launched until they are gone.
        </p>
      ) : null}
      <TextInput
        data-autofocus
        label="Name"
        description="What is new in it, if you like."
        maxLength={100}
        autoComplete="off"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {first ? null : (
        <Checkbox
          label="Make it the active version"
          description={
            uses > 0
              ? `${wordsOfUses(detail.usedBy)} that ${uses === 1 ? "takes" : "take"} the active version will send it.`
              : "Campaigns and journeys that take the active version will send it."
          }
          checked={activate}
          onChange={(event) => setActivate(event.currentTarget.checked)}
        />
      )}
      {problem ? (
        <p className={dialog.problem} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          loading={make.isPending}
          disabled={draft.problem !== null}
        >
          {activate || first ? `Make version ${next} active` : `Make version ${next}`}
        </Button>
      </div>
    </form>
  );
}
