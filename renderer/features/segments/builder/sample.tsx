import { Button } from "@mantine/core";
import { IconArrowsShuffle, IconChevronRight, IconPin, IconPinFilled } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Link } from "react-router";
import type { z } from "zod";
import type { SampleContact } from "../../../../shared/contract/segments.ts";
import { useEngine } from "../../../data/engine.tsx";
import { Avatar } from "../../../ui/avatar.tsx";
import { IconAction } from "../../../ui/icon-action.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import classes from "../sample.module.css";
import { useBuilder } from "./builder-context.ts";

type Contact = z.infer<typeof SampleContact>;
const shown = 5;

/** A few of the contacts, with what made them match; pinned ones stay, in the segment or not. */
export function Sample() {
  const { live } = useBuilder();
  const id = useId();
  const [pinned, setPinned] = useState<readonly Contact[]>([]);
  const slow = useSlow(live.panel === null);
  const samples = (live.panel?.samples ?? []).filter(
    ({ key }) => !pinned.some((one) => one.key === key),
  );
  const pin = (contact: Contact) =>
    setPinned(
      pinned.some(({ key }) => key === contact.key)
        ? pinned.filter(({ key }) => key !== contact.key)
        : [...pinned, contact],
    );
  return (
    <section className={classes.sample} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          Sample contacts
        </h2>
        <Button
          className={classes.shuffle ?? ""}
          size="xs"
          variant="subtle"
          color="gray"
          leftSection={<IconArrowsShuffle size={14} />}
          disabled={(live.count?.contacts ?? 0) <= shown}
          onClick={live.shuffle}
        >
          Shuffle
        </Button>
      </div>
      {live.panel ? (
        <ul className={classes.list} data-dim={live.computing || undefined}>
          {pinned.map((contact) => (
            <PinnedRow key={contact.key} contact={contact} onPin={pin} />
          ))}
          {samples.slice(0, Math.max(0, shown - pinned.length)).map((contact) => (
            <Row
              key={contact.key}
              contact={contact}
              fact={contact.fact}
              onPin={pin}
              pinned={false}
            />
          ))}
          {pinned.length + samples.length === 0 ? (
            <li className={classes.none}>No contact matches.</li>
          ) : null}
        </ul>
      ) : slow ? (
        <SkeletonRows rows={5} height={42} label="Loading sample contacts" />
      ) : null}
    </section>
  );
}

function PinnedRow({ contact, onPin }: { contact: Contact; onPin: (contact: Contact) => void }) {
  const { live } = useBuilder();
  const { rules } = live;
  const answer = useQuery({
    ...useEngine().segments.check.queryOptions({
      input: { of: { rules: rules ?? { include: "all", groups: [] } }, contact: contact.key },
    }),
    enabled: rules !== null,
    gcTime: 0,
  }).data;
  const fact = answer ? (answer.member ? "In the segment" : "Not in it") : null;
  return <Row contact={contact} fact={fact} pinned onPin={onPin} />;
}

function Row(props: {
  contact: Contact;
  fact: string | null;
  pinned: boolean;
  onPin: (contact: Contact) => void;
}) {
  const { contact, fact, pinned } = props;
  const { key, name, address } = contact;
  const { check, checked } = useBuilder();
  const open = checked?.contact.key === key;
  return (
    <li className={classes.item} data-open={open || undefined}>
      <button
        type="button"
        className={classes.row}
        aria-pressed={open}
        onClick={() => check(open ? null : { key, name })}
      >
        <span className="visually-hidden">Check </span>
        <Avatar name={name} />
        <span className={classes.who}>
          <span className={classes.name}>{name}</span>
          {address && address !== name ? <span className={classes.address}>{address}</span> : null}
        </span>
        {fact ? <span className={classes.fact}>{fact}</span> : null}
      </button>
      <IconAction
        className={classes.pin ?? ""}
        size="sm"
        label={pinned ? `Unpin ${name}` : `Pin ${name}`}
        aria-pressed={pinned}
        data-on={pinned || undefined}
        onClick={() => props.onPin(contact)}
      >
        {pinned ? <IconPinFilled size={14} /> : <IconPin size={14} />}
      </IconAction>
      <Link
        className={classes.chevron ?? ""}
        to={`/audience?contact=${key}`}
        aria-label={`Open ${name}`}
      >
        <IconChevronRight size={14} />
      </Link>
    </li>
  );
}
