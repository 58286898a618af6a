import type { UseQueryResult } from "@tanstack/react-query";
import { IconChevronRight } from "@tabler/icons-react";
import { useId, type ReactNode } from "react";
import { Link } from "react-router";
import type { z } from "zod";
import type { SampleContact } from "../../../shared/contract/segments.ts";
import { readError } from "../../data/read-error.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { SkeletonRows, useSlow } from "../../ui/skeletons.tsx";
import classes from "./sample.module.css";

type Contact = z.infer<typeof SampleContact>;

/** A few contacts of a segment; each opens the contact. */
export function SampleList(props: { sample: UseQueryResult<Contact[]>; shuffle: ReactNode }) {
  const { sample } = props;
  const id = useId();
  const slow = useSlow(sample.isPending);
  const problem = sample.isError && !sample.data ? readError(sample.error) : null;
  return (
    <section className={classes.sample} aria-labelledby={id}>
      <div className={classes.head}>
        <h2 id={id} className={classes.title}>
          Sample contacts
        </h2>
        {props.shuffle}
      </div>
      {problem ? (
        <p className={classes.none} role="alert">
          {problem.message} {problem.cure}
        </p>
      ) : sample.data ? (
        <ul className={classes.list} data-dim={sample.isPlaceholderData || undefined}>
          {sample.data.map((contact) => (
            <Row key={contact.key} contact={contact} />
          ))}
          {sample.data.length === 0 ? <li className={classes.none}>No contact matches.</li> : null}
        </ul>
      ) : slow ? (
        <SkeletonRows rows={5} height={42} label="Loading sample contacts" />
      ) : null}
    </section>
  );
}

function Row({ contact: { key, name, address, fact } }: { contact: Contact }) {
  return (
    <li>
      <Link className={classes.row ?? ""} to={`/audience?contact=${key}`}>
        <Avatar name={name} />
        <span className={classes.who}>
          <span className={classes.name}>{name}</span>
          {address && address !== name ? <span className={classes.address}>{address}</span> : null}
        </span>
        {fact ? <span className={classes.fact}>{fact}</span> : null}
        <IconChevronRight size={14} className={classes.chevron} />
      </Link>
    </li>
  );
}
