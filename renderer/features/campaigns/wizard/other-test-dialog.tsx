import { Button, Modal, TagsInput } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { descriptors } from "../../../../shared/channels/descriptor.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import type { OtherContent } from "../../../../shared/domain/other-content.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { plural } from "../../../ui/format.ts";
import dialog from "../dialog.module.css";

type Props = {
  content: OtherContent;
  contact: number | null;
  opened: boolean;
  onClose: () => void;
};
const most = 10;

/** A few messages to look at; never counted in any figure. */
export const OtherTestDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Send test message" size={460}>
    <Fields {...props} />
  </Modal>
);

function Fields({ content, contact, onClose }: Props) {
  const engine = useEngine();
  const { address, example, family } = descriptors[content.type];
  const custom = useQuery(engine.channels.custom.queryOptions()).data;
  const live = content.type === "custom" && custom?.mode === "live";
  const [to, setTo] = useState([example]);
  const send = useMutation(engine.messages.sendTest.mutationOptions({ meta: { quiet: true } }));
  const problem = send.isError ? readError(send.error) : null;
  return (
    <div className={dialog.stack}>
      <p>
        {live
          ? "The custom channel is live: the address is really called. Tests are not counted."
          : `${familyNames[family]} is in the sandbox: tests go to the sandbox mailbox and are not counted.`}
      </p>
      <TagsInput
        label="To"
        description={`Up to ${most} ${address.many}. Enter or a comma ends one.`}
        data-autofocus
        maxTags={most}
        value={to}
        onChange={setTo}
        splitChars={[",", ";"]}
        acceptValueOnBlur
        error={problem?.place === "to" ? problem.message : null}
      />
      {problem && problem.place !== "to" ? (
        <p className={dialog.problem} role="alert">
          {[problem.message, problem.place, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {send.data ? (
        <ul aria-label="Results" aria-live="polite">
          {send.data.map((result) => (
            <li key={result.to}>
              {result.to}: {result.ok ? "Sent" : result.detail}
            </li>
          ))}
        </ul>
      ) : null}
      <div className={dialog.acts}>
        {send.data ? (
          <Link to="/messages/tests" className={`link ${dialog.first}`}>
            Open in Messages › Tests
          </Link>
        ) : null}
        <Button onClick={onClose}>{send.data ? "Close" : "Cancel"}</Button>
        <Button
          variant="filled"
          disabled={to.length === 0}
          loading={send.isPending}
          onClick={() => send.mutate({ content, contact, to })}
        >
          {send.data ? "Send again" : `Send ${plural(to.length, "test")}`}
        </Button>
      </div>
    </div>
  );
}
