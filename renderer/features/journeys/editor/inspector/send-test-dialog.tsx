import { Button, Modal, TagsInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { TemplateContent } from "../../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../../data/engine.tsx";
import { readError } from "../../../../data/read-error.ts";
import { plural } from "../../../../ui/format.ts";
import classes from "./inspector.module.css";
import { PersonSelect, usePerson } from "./person-select.tsx";

const most = 10;
type Props = { content: TemplateContent; opened: boolean; onClose: () => void };

export const SendTestDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Send a test" size={460}>
    <Form {...props} />
  </Modal>
);

function Form({ content, onClose }: Props) {
  const engine = useEngine();
  const email = content.type === "email";
  const channel = useQuery({ ...engine.channels.email.queryOptions(), enabled: email }).data;
  const live = email && channel?.mode === "live";
  // Nothing has to exist behind an address of the sandbox.
  const own = email ? channel?.smtp.fromAddress || (live ? "" : "test@sandbox.wayline.local") : "";
  const [typed, setTyped] = useState<string[] | null>(null);
  const { person, choose } = usePerson();
  const to = typed ?? (own ? [own] : []);
  const send = useMutation(engine.templates.sendTest.mutationOptions({ meta: { quiet: true } }));
  const problem = send.isError ? readError(send.error) : null;
  return (
    <div className={classes.stack}>
      <p>
        {live
          ? "Email is live: tests leave this computer. They start with “[Test]” and are not counted."
          : "Tests go to the sandbox mailbox. They start with “[Test]” and are not counted."}
      </p>
      <TagsInput
        size="sm"
        label="To"
        description={`Up to ${most}. Enter or a comma ends one.`}
        data-autofocus
        maxTags={most}
        value={to}
        onChange={setTyped}
        splitChars={[",", ";", " "]}
        acceptValueOnBlur
        error={problem?.place === "to" ? problem.message : null}
      />
      <PersonSelect label="As contact" person={person} onChoose={choose} />
      {problem && problem.place !== "to" ? (
        <p className={classes.trouble} role="alert">
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {send.data ? (
        <ul className={classes.list} aria-label="Results" aria-live="polite">
          {send.data.map(({ to: address, ok, detail }) => (
            <li key={address}>
              <span>{address}</span>
              <span className={classes.hint}>{ok ? "Sent" : detail}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={classes.tools}>
        {send.data ? <Link to="/messages/tests">Open in Messages › Tests</Link> : null}
        <span className={classes.space} />
        <Button onClick={onClose}>{send.data ? "Close" : "Cancel"}</Button>
        <Button
          variant="filled"
          disabled={to.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate({ content, contact: person?.key ?? null, to })}
        >
          {send.data ? "Send again" : `Send ${plural(to.length, "test")}`}
        </Button>
      </div>
    </div>
  );
}
