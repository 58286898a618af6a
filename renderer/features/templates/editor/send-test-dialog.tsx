import { Button, Modal, TagsInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { descriptors } from "../../../../shared/channels/descriptor.ts";
import { familyNames } from "../../../../shared/domain/channel.ts";
import type { TemplateContent } from "../../../../shared/domain/template/template.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { plural } from "../../../ui/format.ts";
import dialog from "../dialog.module.css";
import { PersonPicker } from "./person-picker.tsx";
import type { PersonChoice } from "./use-person.ts";

type Props = {
  content: TemplateContent;
  choice: PersonChoice;
  opened: boolean;
  onClose: () => void;
};
const most = 10;

export const SendTestDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Send a test" size={460}>
    <Form {...props} />
  </Modal>
);

function Form({ content, choice, onClose }: Props) {
  const engine = useEngine();
  const isMail = content.type === "email";
  // In-app messages are fetched by the app: their editor has no test.
  const { address, example, family } =
    descriptors[content.type === "inapp" ? "push" : content.type];
  const channel = useQuery(engine.channels.email.queryOptions({ enabled: isMail })).data;
  const live = isMail && channel?.mode === "live";
  // Nothing has to exist behind an address of the sandbox.
  const own = (isMail && channel?.smtp.fromAddress) || (live ? "" : example);
  const [typed, setTyped] = useState<string[] | null>(null);
  const to = typed ?? (own ? [own] : []);
  const send = useMutation(engine.templates.sendTest.mutationOptions({ meta: { quiet: true } }));
  const problem = send.isError ? readError(send.error) : null;
  return (
    <div className={dialog.stack}>
      <p>
        {live
          ? "Email is live: tests leave this computer. They start with “[Test]” and are not counted."
          : isMail
            ? "Email is in the sandbox: tests go to the sandbox mailbox. They start with “[Test]” and are not counted."
            : `${familyNames[family]} is in the sandbox: tests go to the sandbox mailbox, word for word, and are not counted.`}
      </p>
      <TagsInput
        label="To"
        description={`Up to ${most} ${address.many}. Enter or a comma ends one.`}
        data-autofocus
        maxTags={most}
        value={to}
        onChange={setTyped}
        splitChars={family === "sms" || family === "voice" ? [",", ";"] : [",", ";", " "]}
        acceptValueOnBlur
        error={problem?.place === "to" ? problem.message : null}
      />
      <div>
        <span className={dialog.label}>As contact</span>
        <PersonPicker label="As contact" choice={choice} />
      </div>
      {problem && problem.place !== "to" ? (
        <p className={dialog.problem} role="alert">
          {[problem.message, problem.place, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {send.data ? (
        <ul className={dialog.results} aria-label="Results" aria-live="polite">
          {send.data.map(({ to: address, ok, detail }) => (
            <li key={address} className={dialog.result}>
              {ok ? (
                <IconCircleCheck size={16} className={dialog.ok} />
              ) : (
                <IconAlertTriangle size={16} className={dialog.bad} />
              )}
              <span>{address}</span>
              <span className={dialog.resultText}>{ok ? "Sent" : detail}</span>
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
          onClick={() => send.mutate({ content, contact: choice.person?.key ?? null, to })}
        >
          {send.data ? "Send again" : `Send ${plural(to.length, "test")}`}
        </Button>
      </div>
    </div>
  );
}
