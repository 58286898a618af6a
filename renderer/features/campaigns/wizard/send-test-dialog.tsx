import { Button, Modal, TagsInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { create } from "zustand";
import type { EmailContent } from "../../../../shared/domain/campaign.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { plural } from "../../../ui/format.ts";
import dialog from "../dialog.module.css";
import { ContactPicker } from "../contact-picker.tsx";
import classes from "./preview.module.css";
import type { usePreviewContact } from "../use-preview-contact.ts";

type People = ReturnType<typeof usePreviewContact>;
const most = 10;
/** What the last test went to, for as long as the window is open. */
const useLastTest = create<{ to: string[] | null }>(() => ({ to: null }));

/** A few mails to look at; never counted in any figure. */
export function SendTestDialog(props: {
  campaignId: string;
  message: EmailContent;
  people: People;
  opened: boolean;
  onClose: () => void;
}) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Send test message" size={520}>
      <Fields {...props} />
    </Modal>
  );
}

function Fields(props: {
  campaignId: string;
  message: EmailContent;
  people: People;
  onClose: () => void;
}) {
  const { people } = props;
  const engine = useEngine();
  const channel = useQuery(engine.channels.email.queryOptions()).data;
  const live = channel?.mode === "live";
  // Nothing has to exist behind an address of the sandbox.
  const own = channel?.smtp.fromAddress || (live ? "" : "test@sandbox.wayline.local");
  const [typed, setTyped] = useState<string[] | null>(useLastTest((state) => state.to));
  const to = typed ?? (own ? [own] : []);
  const send = useMutation(
    engine.campaigns.sendTest.mutationOptions({
      meta: { quiet: true },
      onSuccess: () => useLastTest.setState({ to }),
    }),
  );
  const problem = send.isError ? readError(send.error) : null;
  return (
    <div className={dialog.stack}>
      <p>
        {live
          ? "Email is live: tests leave this computer. They start with “[Test]” and are not counted."
          : "Email is in the sandbox: tests go to the sandbox mailbox. They start with “[Test]” and are not counted."}
      </p>
      <TagsInput
        label="To"
        description={`Up to ${most} addresses. Enter or a comma ends one.`}
        data-autofocus
        maxTags={most}
        value={to}
        onChange={setTyped}
        splitChars={[",", ";", " "]}
        acceptValueOnBlur
        error={problem?.place === "to" ? problem.message : null}
      />
      <div>
        <span className={dialog.label}>As contact</span>
        <ContactPicker
          label="As contact"
          contact={people.contact}
          people={people.people}
          onChoose={people.choose}
        />
      </div>
      {problem && problem.place !== "to" ? (
        <p className={dialog.problem} role="alert">
          {[problem.message, problem.place, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {send.data ? (
        <ul className={classes.results} aria-label="Results" aria-live="polite">
          {send.data.map(({ to: address, ok, detail }) => (
            <li key={address} className={classes.result}>
              {ok ? (
                <IconCircleCheck size={16} className={classes.resultOk} />
              ) : (
                <IconAlertTriangle size={16} className={classes.resultBad} />
              )}
              <span>{address}</span>
              <span className={classes.resultText}>{ok ? "Sent" : detail}</span>
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
        <Button onClick={props.onClose}>{send.data ? "Close" : "Cancel"}</Button>
        <Button
          variant="filled"
          disabled={to.length === 0}
          loading={send.isPending}
          onClick={() =>
            send.mutate({
              id: props.campaignId,
              message: props.message,
              contact: people.contact?.key ?? null,
              to,
            })
          }
        >
          {send.data ? "Send again" : `Send ${plural(to.length, "test")}`}
        </Button>
      </div>
    </div>
  );
}
