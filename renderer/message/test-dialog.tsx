import { Button, Modal, TagsInput } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck } from "@tabler/icons-react";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { Link } from "react-router";
import { create } from "zustand";
import { descriptors } from "../../shared/channels/descriptor.ts";
import type { SendingFamily } from "../../shared/channels/driver.ts";
import { familyNames } from "../../shared/domain/channel.ts";
import { useEngine } from "../data/engine.tsx";
import { readError } from "../data/read-error.ts";
import { plural } from "../ui/format.ts";
import classes from "./test-dialog.module.css";

type Props = {
  family: SendingFamily;
  opened: boolean;
  onClose: () => void;
  send: (to: string[]) => Promise<{ to: string; ok: boolean; detail: string }[]>;
  /** Whose values it is filled with, where that is chosen here. */
  children?: ReactNode;
};
const most = 10;
/** What the last test of each channel went to, for as long as the window is open. */
const useLastTests = create<Partial<Record<SendingFamily, string[]>>>(() => ({}));

/** A few messages to look at; never counted in any figure. */
export const TestDialog = (props: Props) => (
  <Modal opened={props.opened} onClose={props.onClose} title="Send a test" size={480}>
    <Fields {...props} />
  </Modal>
);

function Fields({ family, send, onClose, children }: Props) {
  const { address, example } = descriptors[family];
  const { live, sender } = useChannel(family);
  // Nothing has to exist behind an address of the sandbox.
  const own = sender || (live ? "" : example);
  const last = useLastTests((tests) => tests[family]);
  const [typed, setTyped] = useState<string[] | null>(last ?? null);
  const to = typed ?? (own ? [own] : []);
  const test = useMutation({
    mutationFn: send,
    meta: { quiet: true },
    onSuccess: () => useLastTests.setState({ [family]: to }),
  });
  const problem = test.isError ? readError(test.error) : null;
  return (
    <div className={classes.stack}>
      <p>{wordsOf(family, live)}</p>
      <TagsInput
        label="To"
        description={`Up to ${most} ${address.many}. Enter or a comma ends one.`}
        data-autofocus
        maxTags={most}
        value={to}
        onChange={setTyped}
        // A phone number may be written with spaces.
        splitChars={family === "sms" || family === "voice" ? [",", ";"] : [",", ";", " "]}
        acceptValueOnBlur
        error={problem?.place === "to" ? problem.message : null}
      />
      {children ? (
        <div>
          <span className={classes.label}>As contact</span>
          {children}
        </div>
      ) : null}
      {problem && problem.place !== "to" ? (
        <p className={classes.problem} role="alert">
          {[problem.message, problem.place, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      {test.data ? (
        <ul className={classes.results} aria-label="Results" aria-live="polite">
          {test.data.map((result) => (
            <li key={result.to} className={classes.result}>
              {result.ok ? (
                <IconCircleCheck size={16} className={classes.ok} />
              ) : (
                <IconAlertTriangle size={16} className={classes.bad} />
              )}
              <span className={classes.to}>{result.to}</span>
              <span className={classes.detail}>{result.ok ? "Sent" : result.detail}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className={classes.acts}>
        {test.data ? (
          <Link to="/messages/tests" className={`link ${classes.first}`}>
            Open in Messages › Tests
          </Link>
        ) : null}
        <Button onClick={onClose}>{test.data ? "Close" : "Cancel"}</Button>
        <Button
          variant="filled"
          disabled={to.length === 0}
          loading={test.isPending}
          onClick={() => test.mutate(to)}
        >
          {test.data ? "Send again" : `Send ${plural(to.length, "test")}`}
        </Button>
      </div>
    </div>
  );
}

/** Whether what is sent leaves this computer, and the address it would come from. */
function useChannel(family: SendingFamily): { live: boolean; sender: string } {
  const { channels } = useEngine();
  const mail = useQuery({ ...channels.email.queryOptions(), enabled: family === "email" }).data;
  const custom = useQuery({
    ...channels.custom.queryOptions(),
    enabled: family === "custom",
  }).data;
  return {
    live: mail?.mode === "live" || custom?.mode === "live",
    sender: mail?.smtp.fromAddress ?? "",
  };
}

/** Only a subject has room for a mark: a text message would cost more, and what is called would hear it. */
function wordsOf(family: SendingFamily, live: boolean): string {
  if (family === "email")
    return live
      ? "Email is live: tests leave this computer. They start with “[Test]” and are not counted."
      : "Email is in the sandbox: tests go to the sandbox mailbox. They start with “[Test]” and are not counted.";
  return live
    ? "The custom channel is live: the address is really called. Tests are not counted."
    : `${familyNames[family]} is in the sandbox: tests go to the sandbox mailbox, word for word, and are not counted.`;
}
