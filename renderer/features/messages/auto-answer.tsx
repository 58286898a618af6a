import { Button, Modal, NumberInput, Switch } from "@mantine/core";
import { IconMessageReply } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AutoAnswer as Rule } from "../../../shared/contract/messages.ts";
import { useEngine } from "../../data/engine.tsx";
import { showToast } from "../../ui/toast.tsx";
import classes from "./auto-answer.module.css";

const shares = [
  { name: "open", label: "Open", hint: "Mails, and notifications on phones." },
  { name: "click", label: "Click", hint: "The first link; whoever clicks has opened." },
  { name: "bounce", label: "Hard bounce", hint: "Of mails. The address is suppressed then." },
] as const;

/** The rule by which the sandbox answers by itself. */
export function AutoAnswer() {
  const engine = useEngine();
  const rule = useQuery(engine.messages.autoAnswer.queryOptions()).data;
  const [opened, setOpened] = useState(false);
  if (!rule) return null;
  return (
    <>
      <Button leftSection={<IconMessageReply size={15} />} onClick={() => setOpened(true)}>
        {rule.on ? "Auto-answer: on" : "Auto-answer…"}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title="Auto-answer" size={420}>
        <RuleForm rule={rule} onDone={() => setOpened(false)} />
      </Modal>
    </>
  );
}

function RuleForm({ rule, onDone }: { rule: Rule; onDone: () => void }) {
  const [draft, setDraft] = useState(rule);
  const save = useMutation(useEngine().messages.setAutoAnswer.mutationOptions());
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft, {
          onSuccess: ({ on }) => {
            showToast({
              text: on
                ? "The sandbox answers what arrives from now on."
                : "The sandbox does not answer by itself.",
            });
            onDone();
          },
        });
      }}
    >
      <Switch
        label="Answer new messages by itself"
        description="As their receivers would: real events, marked as simulated. Test messages are left alone."
        checked={draft.on}
        onChange={(event) => setDraft({ ...draft, on: event.currentTarget.checked })}
      />
      {shares.map(({ name, label, hint }) => (
        <NumberInput
          key={name}
          label={label}
          description={hint}
          inputWrapperOrder={["label", "input", "error", "description"]}
          suffix=" %"
          min={0}
          max={100}
          decimalScale={1}
          disabled={!draft.on}
          value={Math.round(draft[name] * 1000) / 10}
          onChange={(value) =>
            setDraft({ ...draft, [name]: typeof value === "number" ? value / 100 : 0 })
          }
        />
      ))}
      <div className={classes.acts}>
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="filled" loading={save.isPending}>
          Save
        </Button>
      </div>
    </form>
  );
}
