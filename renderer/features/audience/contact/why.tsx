import { Button, Select } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { ErrorState } from "../../../ui/error-state.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import classes from "./contact.module.css";
import { Mark, MarkWord } from "./mark.tsx";
import { WouldGet } from "./would-get-now.tsx";

/** Why a contact did, or did not, get a campaign: what the engine checked, in its order. */
export function Why(props: {
  contact: number;
  campaignId: string | null;
  onChoose: (campaignId: string) => void;
  /** Given where the question was opened by a button: it takes the focus and can be closed. */
  onClose?: () => void;
}) {
  const engine = useEngine();
  const format = useFormat();
  const choices = useQuery(engine.contacts.whyChoices.queryOptions());
  const select = useRef<HTMLInputElement>(null);
  const opened = props.onClose !== undefined && props.campaignId === null;
  useEffect(() => {
    if (opened) select.current?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- only where the question opens
  }, []);
  return (
    <section
      className={classes.why}
      data-framed={props.onClose ? true : undefined}
      aria-label="Why did or didn’t they get it"
    >
      <div className={classes.whyHeader}>
        <Select
          ref={select}
          className={classes.grow ?? ""}
          size="sm"
          label="Why did/didn’t they get"
          placeholder="Choose a campaign"
          searchable
          nothingFoundMessage="No campaign is called that."
          data={(choices.data ?? []).map(({ campaignId, name, at }) => ({
            value: campaignId,
            label: at === null ? name : `${name} · ${format.date(at)}`,
          }))}
          value={props.campaignId}
          onChange={(campaignId) => campaignId && props.onChoose(campaignId)}
        />
        {props.onClose ? (
          <IconAction label="Close the question" onClick={props.onClose}>
            <IconX size={16} />
          </IconAction>
        ) : null}
      </div>
      {choices.data?.length === 0 ? (
        <p className={classes.none}>No campaign has been launched yet.</p>
      ) : null}
      {props.campaignId === null ? null : (
        <>
          <Answer contact={props.contact} campaignId={props.campaignId} />
          <Now
            key={`${props.contact} ${props.campaignId}`}
            contact={props.contact}
            campaignId={props.campaignId}
          />
        </>
      )}
    </section>
  );
}

function Answer(props: { contact: number; campaignId: string }) {
  const { contact, campaignId } = props;
  const why = useQuery(
    useEngine().contacts.why.queryOptions({ input: { key: contact, campaignId } }),
  );
  const slow = useSlow(why.isPending);
  if (why.isError)
    return <ErrorState problem={readError(why.error)} onRetry={() => void why.refetch()} />;
  if (!why.data) return slow ? <SkeletonRows rows={4} label="Looking it up" /> : null;
  return (
    <>
      <output className={classes.verdict}>
        <Mark passed={why.data.got} />
        <span>{why.data.verdict}</span>
      </output>
      <ol className={classes.steps}>
        {why.data.steps.map(({ passed, text, detail }) => (
          <li key={text} className={classes.step} data-passed={String(passed)}>
            <Mark passed={passed} />
            <div>
              <MarkWord passed={passed} />
              <span className={classes.stepText}>{text}</span>
              {detail ? <div className={classes.quiet}>{detail}</div> : null}
            </div>
          </li>
        ))}
      </ol>
    </>
  );
}

function Now(props: { contact: number; campaignId: string }) {
  const [asked, setAsked] = useState(false);
  return asked ? (
    <WouldGet contact={props.contact} campaignId={props.campaignId} />
  ) : (
    <Button size="xs" mt={10} onClick={() => setAsked(true)}>
      Would they get it now?
    </Button>
  );
}
