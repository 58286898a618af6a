import { Button, Modal, Radio, Select } from "@mantine/core";
import { IconTemplate } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { familyOfDraft, type TemplateChoice } from "../../../../shared/domain/campaign.ts";
import { useClient, useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import dialog from "../dialog.module.css";
import { firstWords } from "./other-blank.ts";
import type { Draft } from "./use-draft.ts";
import classes from "./template-choice.module.css";

/** Takes a template, or lets go of it; the draft at hand is saved before and read again after. */
function useTemplateChoice(id: string, draft: Draft, onDone: () => void = () => undefined) {
  const client = useClient();
  return useMutation({
    mutationFn: async (template: TemplateChoice | null) => {
      await draft.flush();
      await client.campaigns.useTemplate({ id, revision: draft.now().revision, template });
      await draft.reload();
    },
    meta: { quiet: true },
    onSuccess: onDone,
  });
}

/** Templates of the campaign's channel. */
const useTemplates = (family: string) =>
  (useQuery(useEngine().templates.list.queryOptions()).data ?? []).filter(
    ({ type, archived }) => type === family && !archived,
  );

/** Opens the choice of a template. */
export function ChooseTemplate(props: { id: string; draft: Draft; label: string }) {
  const [opened, setOpened] = useState(false);
  const close = () => setOpened(false);
  return (
    <>
      <Button leftSection={<IconTemplate size={16} />} onClick={() => setOpened(true)}>
        {props.label}
      </Button>
      <Modal opened={opened} onClose={close} title="Use a template" size={520}>
        <Choice id={props.id} draft={props.draft} onClose={close} />
      </Modal>
    </>
  );
}

function Choice({ id, draft, onClose }: { id: string; draft: Draft; onClose: () => void }) {
  const family = familyOfDraft(draft.draft);
  const templates = useTemplates(family);
  const before = draft.draft.template ?? null;
  const [chosen, setChosen] = useState(before?.id ?? null);
  const [pinned, setPinned] = useState(before !== null && before.version !== null);
  const use = useTemplateChoice(id, draft, onClose);
  const template = templates.find((one) => one.id === chosen);
  const active = template?.activeVersion ?? null;
  const name = family === "sms" ? "SMS" : family;
  if (templates.length === 0)
    return (
      <p>
        There is no template for {name} yet. <Link to="/templates">Make one in Templates.</Link>
      </p>
    );
  return (
    <div className={dialog.stack}>
      <Select
        data-autofocus
        label="Template"
        placeholder="Choose a template"
        searchable
        nothingFoundMessage="No template matches"
        data={templates.map(({ id: value, name }) => ({ value, label: name }))}
        value={chosen}
        onChange={setChosen}
        error={
          template && active === null ? "It has no version yet. Make one in Templates first." : null
        }
      />
      <Radio.Group
        label="Version"
        value={pinned ? "pinned" : "active"}
        onChange={(value) => setPinned(value === "pinned")}
      >
        <div className={classes.versions}>
          <Radio
            value="active"
            label="The one that is active when the campaign is sent"
            description="Later changes of the template go out with the next run."
          />
          <Radio
            value="pinned"
            label={active === null ? "Today's version" : `Version ${active}, whatever comes later`}
            description="This campaign stays as it is now."
          />
        </div>
      </Radio.Group>
      {use.isError ? (
        <p className={dialog.problem} role="alert">
          {[readError(use.error).message, readError(use.error).cure].join(" ")}
        </p>
      ) : null}
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          variant="filled"
          disabled={chosen === null || active === null}
          loading={use.isPending}
          onClick={() => {
            if (chosen !== null) use.mutate({ id: chosen, version: pinned ? active : null });
          }}
        >
          Use this template
        </Button>
      </div>
    </div>
  );
}

/** Where the message comes from, in place of the fields to write it in. */
export function TemplateInUse({ id, draft }: { id: string; draft: Draft }) {
  const { template, message, other } = draft.draft;
  const templates = useQuery(useEngine().templates.list.queryOptions()).data ?? [];
  const letGo = useTemplateChoice(id, draft);
  if (!template) return null;
  const name =
    templates.find((one) => one.id === template.id)?.name ?? "a template that was deleted";
  return (
    <section className={classes.inUse} aria-label="Template">
      <IconTemplate size={18} />
      <div className={classes.facts}>
        <p>
          <Link to={`/templates/${template.id}`}>{name}</Link>
          {", "}
          {template.version === null
            ? "the version that is active when it is sent"
            : `version ${template.version}`}
        </p>
        <p className={classes.subject}>
          {other ? firstWords(other) : message.subject || "No subject"}
        </p>
        {letGo.isError ? (
          <p className={dialog.problem} role="alert">
            {readError(letGo.error).message}
          </p>
        ) : null}
      </div>
      <ChooseTemplate id={id} draft={draft} label="Change" />
      <Button
        variant="subtle"
        color="gray"
        loading={letGo.isPending}
        onClick={() => letGo.mutate(null)}
      >
        Write here instead
      </Button>
    </section>
  );
}
