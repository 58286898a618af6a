import { Button, FileButton, Modal, Textarea } from "@mantine/core";
import { IconAlertTriangle, IconFileImport } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { segmentSentence, sentenceText } from "../../../../shared/domain/segment-sentence.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import classes from "../dialog.module.css";

export type Loaded = { name: string; rules: SegmentRules; pinpoint: string };
type Props = { opened: boolean; onClose: () => void; onLoad: (loaded: Loaded) => void };

/** Reads a segment of Amazon Pinpoint, pasted or from a file, and shows what it says before it is used. */
export const LoadDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Load Pinpoint JSON" size={620}>
    <Form {...props} />
  </Modal>
);

function Form({ onClose, onLoad }: Props) {
  const { segments } = useEngine();
  const [text, setText] = useState("");
  const read = useMutation(segments.readPinpoint.mutationOptions({ meta: { quiet: true } }));
  const known = useQuery(segments.list.queryOptions()).data;
  const problem = read.error ? readError(read.error) : null;
  const found = read.data && read.variables?.text === text ? read.data : null;
  const take = (next: string) => {
    setText(next);
    read.reset();
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (found) {
          onLoad({ name: found.name, rules: found.rules, pinpoint: text });
          onClose();
        } else if (text.trim() !== "") read.mutate({ text });
      }}
    >
      <Textarea
        data-autofocus
        label="JSON"
        description="A WriteSegmentRequest or a SegmentResponse, alone or in its wrapper."
        rows={12}
        spellCheck={false}
        classNames={{ input: classes.code ?? "" }}
        value={text}
        error={
          problem ? (
            <span role="alert">
              {problem.place ? `${problem.place}: ` : ""}
              {problem.message} {problem.cure}
            </span>
          ) : null
        }
        onChange={(event) => take(event.currentTarget.value)}
      />
      {found ? (
        <div className={classes.found}>
          <p>
            <b>{found.name || "Without a name"}</b>
          </p>
          <p className={classes.lead}>
            {sentenceText(
              segmentSentence(
                found.rules,
                (id) => known?.find((segment) => segment.id === id)?.name ?? null,
              ),
            )}
          </p>
          <Notes title="Read with these differences" notes={found.notes} />
        </div>
      ) : null}
      <div className={classes.acts}>
        <FileButton
          accept="application/json,.json,.txt"
          onChange={(file) => {
            if (file) void file.text().then(take);
          }}
        >
          {(file) => (
            <Button
              {...file}
              className={classes.left ?? ""}
              leftSection={<IconFileImport size={16} />}
            >
              Choose a file
            </Button>
          )}
        </FileButton>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          type="submit"
          variant="filled"
          disabled={text.trim() === ""}
          loading={read.isPending}
        >
          {found ? "Use these rules" : "Read"}
        </Button>
      </div>
    </form>
  );
}

export function Notes({ title, notes }: { title: string; notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <div className={classes.warning}>
      <IconAlertTriangle size={16} />
      <div>
        <b>{title}</b>
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
