import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { CopyAction } from "../../../ui/copy-action.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import bulk from "../bulk/bulk.module.css";
import classes from "./erase.module.css";

type Props = {
  opened: boolean;
  contact: number;
  name: string;
  onClose: () => void;
  onErased: () => void;
};
type Proof = { proof: { what: string; rows: number }[]; at: number };

/** Removes a contact for good, and shows what was removed. The contact is gone by then, so closing leads away from it. */
export function EraseDialog(props: Props) {
  const [proof, setProof] = useState<Proof | null>(null);
  const close = () => (proof ? props.onErased() : props.onClose());
  return (
    <Modal
      opened={props.opened}
      onClose={close}
      title={proof ? "This contact was erased" : `Erase ${props.name}?`}
      size={460}
    >
      {proof ? (
        <ProofOfErasing proof={proof} onClose={close} />
      ) : (
        <Question {...props} onProof={setProof} />
      )}
    </Modal>
  );
}

function Question(props: Props & { onProof: (proof: Proof) => void }) {
  const [typed, setTyped] = useState("");
  const [suppress, setSuppress] = useState(true);
  const [waited, setWaited] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setWaited(true), 1_000);
    return () => clearTimeout(timer);
  }, []);
  const erase = useMutation(
    useEngine().contacts.erase.mutationOptions({ meta: { quiet: true }, onSuccess: props.onProof }),
  );
  const problem = erase.error ? readError(erase.error) : null;
  const ready = waited && typed.trim() === "ERASE";
  return (
    <form
      className={bulk.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) erase.mutate({ key: props.contact, suppress });
      }}
    >
      <p className={bulk.lead}>
        The profile, the events and the messages of {props.name} are deleted for good.
      </p>
      <Checkbox
        label="Keep the addresses on the suppression list, so that a later import can’t write to them"
        checked={suppress}
        onChange={(event) => setSuppress(event.currentTarget.checked)}
      />
      <TextInput
        label="Type ERASE to confirm"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {problem ? (
        <p role="alert" className={bulk.problem}>
          {[problem.message, problem.cure].filter(Boolean).join(" ")}
        </p>
      ) : null}
      <div className={bulk.acts}>
        <Button data-autofocus onClick={props.onClose}>
          Cancel
        </Button>
        <Button
          type="submit"
          variant="filled"
          color="red"
          disabled={!ready}
          loading={erase.isPending}
        >
          Erase contact
        </Button>
      </div>
    </form>
  );
}

function ProofOfErasing({ proof, onClose }: { proof: Proof; onClose: () => void }) {
  const format = useFormat();
  const when = format.absolute(proof.at);
  const text = [
    `Erased on ${when}`,
    ...proof.proof.map(({ what, rows }) => `${what}: ${rows}`),
  ].join("\n");
  return (
    <>
      <p className={bulk.lead}>Erased on {when}. This is what was removed.</p>
      <dl className={classes.proof}>
        {proof.proof.map(({ what, rows }) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{format.count(rows)}</dd>
          </div>
        ))}
      </dl>
      <div className={bulk.acts}>
        <CopyAction text={text} label="Copy proof" />
        <Button variant="filled" data-autofocus onClick={onClose}>
          Close
        </Button>
      </div>
    </>
  );
}
