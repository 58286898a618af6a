// A card is more than a radio button can show.
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { Button, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { starters } from "../../../../shared/domain/template/starters.ts";
import type { TemplateType } from "../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { SegmentedTabs } from "../../../ui/segmented-tabs.tsx";
import { inBrand, useBrand } from "../brand/use-brand.ts";
import { blankTemplate } from "../blank.ts";
import { channels } from "../channels.tsx";
import dialog from "../dialog.module.css";
import { moveAmong } from "../move-among.ts";

type Props = { opened: boolean; channel: TemplateType; onClose: () => void };

/** Channel, what to start from, name: then it opens. */
export const NewDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="New template" size={660}>
    <Form {...props} />
  </Modal>
);

const blank = { id: "blank", name: "Blank", description: "An empty message." };

function Form({ channel, onClose }: Props) {
  const navigate = useNavigate();
  const brand = useBrand()?.brand;
  const [type, setType] = useState(channel);
  const [start, setStart] = useState(blank.id);
  const [typed, setTyped] = useState<string | null>(null);
  const create = useMutation(
    useEngine().templates.create.mutationOptions({
      meta: { quiet: true },
      onSuccess: ({ id }) => {
        onClose();
        void navigate(`/templates/${id}`);
      },
    }),
  );
  const problem = create.error ? readError(create.error) : null;
  const starter = type === "email" ? starters.find(({ id }) => id === start) : undefined;
  const name = typed ?? starter?.name ?? "";
  const missing = name.trim() === "";
  return (
    <form
      className={dialog.stack}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (missing) setTyped("");
        else
          create.mutate({
            name: name.trim(),
            content: inBrand(starter?.content ?? blankTemplate(type), brand),
          });
      }}
    >
      <div>
        <span className={dialog.label}>Channel</span>
        <SegmentedTabs
          label="Channel"
          value={type}
          onChange={setType}
          options={channels.map((each) => ({ value: each.type, label: each.name }))}
        />
      </div>
      {type === "email" ? (
        <div>
          <span className={dialog.label}>Start from</span>
          <div
            className={dialog.choices}
            role="radiogroup"
            aria-label="Start from"
            tabIndex={-1}
            onKeyDown={moveAmong}
          >
            {[blank, ...starters].map((each) => (
              <button
                key={each.id}
                type="button"
                role="radio"
                aria-checked={each.id === start}
                data-checked={each.id === start || undefined}
                tabIndex={each.id === start ? 0 : -1}
                className={dialog.choice}
                onClick={() => setStart(each.id)}
              >
                <span className={dialog.choiceName}>{each.name}</span>
                <span className={dialog.choiceText}>{each.description}</span>
              </button>
            ))}
          </div>
        </div>
      ) : null}
      <TextInput
        data-autofocus
        label="Name"
        maxLength={128}
        autoComplete="off"
        value={name}
        error={typed !== null && missing ? "Name the template." : (problem?.message ?? null)}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <div className={dialog.acts}>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="filled" loading={create.isPending}>
          Create template
        </Button>
      </div>
    </form>
  );
}
