import { Button } from "@mantine/core";
import { IconHistory, IconTrash } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { readError } from "../../../data/read-error.ts";
import { IconAction } from "../../../ui/icon-action.tsx";
import classes from "./fact.module.css";
import { FactField } from "./fact-field.tsx";
import { factEdits, isList, type Fact, type FactGroup } from "./profile-facts.ts";
import { useContactEdit } from "./use-contact-edit.ts";

const long = 300;

/** One fact: press the value to write another, Enter or leaving the field keeps it, Escape does not. */
export function FactRow(props: {
  contact: number;
  group: FactGroup;
  fact: Fact;
  onHistory: (name: string) => void;
}) {
  const { group, fact } = props;
  const { name } = fact;
  const [writing, setWriting] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const { edit } = useContactEdit(props.contact);

  const stop = (focus: boolean) => {
    setWriting(false);
    setProblem(null);
    if (focus) setTimeout(() => button.current?.focus());
  };
  const keep = (values: readonly string[], focus: boolean) => {
    const kept = values.map((value) => value.trim()).filter((value) => value !== "");
    if (JSON.stringify(kept) === JSON.stringify(fact.values)) {
      stop(focus);
      return;
    }
    const edits = factEdits(group, name, kept);
    if ("problem" in edits) {
      setProblem(edits.problem);
      return;
    }
    edit(
      edits,
      kept.length === 0 ? `Removed ${name}.` : `Changed ${name} to ${kept.join(", ")}.`,
    ).then(
      () => stop(focus),
      (error: unknown) => {
        const { message, cure } = readError(error);
        setWriting(true);
        setProblem([message, cure].filter(Boolean).join(" "));
      },
    );
  };

  return (
    <>
      <dt>{name}</dt>
      <dd>
        {writing ? (
          <FactField
            label={name}
            list={isList(group.kind)}
            values={fact.values}
            problem={problem}
            onKeep={keep}
            onCancel={() => stop(true)}
          />
        ) : (
          <div className={classes.factLine}>
            <Value ref={button} fact={fact} onWrite={() => setWriting(true)} />
            <span className={classes.factActs}>
              <IconAction
                size="sm"
                label={`History of ${name}`}
                onClick={() => props.onHistory(name)}
              >
                <IconHistory size={14} />
              </IconAction>
              <IconAction size="sm" label={`Remove ${name}`} onClick={() => keep([], false)}>
                <IconTrash size={14} />
              </IconAction>
            </span>
          </div>
        )}
      </dd>
    </>
  );
}

/** A value may have 10,000 characters; it is clipped until someone wants it. */
function Value({
  fact,
  onWrite,
  ref,
}: {
  ref: React.Ref<HTMLButtonElement>;
  fact: Fact;
  onWrite: () => void;
}) {
  const text = fact.values.join(", ");
  const [whole, setWhole] = useState(text.length <= long);
  return (
    <div className={classes.factValue}>
      <button
        ref={ref}
        type="button"
        className={classes.value}
        aria-label={`${fact.name}: ${text.slice(0, long)}. Change`}
        data-clipped={whole ? undefined : true}
        onClick={onWrite}
      >
        {whole ? text : text.slice(0, long)}
      </button>
      {text.length > long ? (
        <Button size="xs" variant="subtle" color="gray" onClick={() => setWhole(!whole)}>
          {whole ? "Show less" : "Show all"}
        </Button>
      ) : null}
    </div>
  );
}
