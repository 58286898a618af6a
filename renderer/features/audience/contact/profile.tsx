import { Button } from "@mantine/core";
import { IconUser } from "@tabler/icons-react";
import { useState } from "react";
import { EmptyState } from "../../../ui/empty-state.tsx";
import classes from "./contact.module.css";
import { profileOf } from "./profile-facts.ts";

const long = 300;

export function Profile({ contact }: { contact: Parameters<typeof profileOf>[0] }) {
  const groups = profileOf(contact);
  if (groups.length === 0)
    return (
      <EmptyState
        icon={<IconUser size={32} />}
        text="Only the address is known. An import can add attributes."
      />
    );
  return groups.map(({ title, note, facts }) => (
    <section key={`${title} ${note}`} className={classes.section}>
      <h3 className={classes.sectionTitle}>
        {title}
        {note ? <span className={classes.sectionNote}>{note}</span> : null}
      </h3>
      <dl className={classes.facts}>
        {facts.map(({ name, value }) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
    </section>
  ));
}

/** A value may have 10,000 characters; it is clipped until someone wants it. */
function Fact({ name, value }: { name: string; value: string }) {
  const [whole, setWhole] = useState(value.length <= long);
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <div className={classes.value} data-clipped={whole ? undefined : true}>
          {whole ? value : value.slice(0, long)}
        </div>
        {value.length > long ? (
          <Button size="xs" variant="subtle" color="gray" onClick={() => setWhole(!whole)}>
            {whole ? "Show less" : "Show all"}
          </Button>
        ) : null}
      </dd>
    </>
  );
}
