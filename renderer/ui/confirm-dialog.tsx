import { Button, Modal, TextInput } from "@mantine/core";
import { useEffect, useState, type ReactNode } from "react";
import classes from "./confirm.module.css";

export type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** One or two sentences: what happens, and that it cannot be taken back. */
  text?: ReactNode;
  /** People, channel, real or sandbox, time. */
  facts?: readonly { label: string; value: ReactNode }[];
  /** The act: “Launch to 11,232 contacts”. */
  confirm: string;
  danger?: boolean;
  /** What leaving it alone is called; for acts that are themselves a cancelling. */
  dismiss?: string;
  /** Tier 3: this has to be typed, and the button waits a second. */
  typed?: string;
  onConfirm: () => Promise<unknown> | void;
};

/** Tiers 2 and 3: what sends, cannot be recalled, or destroys. The focus starts on Cancel. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={460}>
      <Question {...props} />
    </Modal>
  );
}

function Question(props: ConfirmDialogProps) {
  const { typed } = props;
  const [text, setText] = useState("");
  const [busy, setBusy] = useState(false);
  const [waited, setWaited] = useState(typed === undefined);
  useEffect(() => {
    if (typed === undefined) return undefined;
    const timer = setTimeout(() => setWaited(true), 1_000);
    return () => clearTimeout(timer);
  }, [typed]);
  const ready = waited && (typed === undefined || text.trim() === typed);

  const act = async () => {
    setBusy(true);
    try {
      await props.onConfirm();
      props.onClose();
    } catch {
      // The act itself reports its failure; the dialog stays for another try.
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {props.text ? <div className={classes.lead}>{props.text}</div> : null}
      {props.facts ? (
        <dl className={classes.facts}>
          {props.facts.map(({ label, value }) => (
            <Fact key={label} label={label} value={value} />
          ))}
        </dl>
      ) : null}
      {typed === undefined ? null : (
        <TextInput
          className={classes.typed ?? ""}
          label={`Type ${typed} to confirm`}
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <div className={classes.dialogActs}>
        <Button data-autofocus onClick={props.onClose}>
          {props.dismiss ?? "Cancel"}
        </Button>
        <Button
          variant="filled"
          color={props.danger ? "red" : "accent"}
          disabled={!ready}
          loading={busy}
          onClick={() => void act()}
        >
          {props.confirm}
        </Button>
      </div>
    </>
  );
}

const Fact = (props: { label: string; value: ReactNode }) => (
  <>
    <dt>{props.label}</dt>
    <dd>{props.value}</dd>
  </>
);
