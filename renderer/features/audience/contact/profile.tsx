import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import type { useContact } from "./use-contact.ts";
import classes from "./contact.module.css";
import { FactRow } from "./fact-row.tsx";
import { NewFact } from "./new-fact.tsx";
import { profileOf, type FactGroup } from "./profile-facts.ts";

type Contact = NonNullable<ReturnType<typeof useContact>["data"]>;

/** What is known of a contact; every value can be written in its place. */
export function Profile(props: { contact: Contact; onHistory: (name: string) => void }) {
  return profileOf(props.contact).map((group) => (
    <Group
      key={`${group.kind} ${group.endpoints.join(" ")}`}
      contact={props.contact.key}
      group={group}
      onHistory={props.onHistory}
    />
  ));
}

function Group(props: { contact: number; group: FactGroup; onHistory: (name: string) => void }) {
  const { contact, group } = props;
  const [adding, setAdding] = useState(false);
  const full = group.free?.length === 0;
  return (
    <section className={classes.section} aria-label={group.title}>
      <div className={classes.sectionHeader}>
        <h3 className={classes.sectionTitle}>
          {group.title}
          {group.note ? <span className={classes.sectionNote}>{group.note}</span> : null}
        </h3>
        {adding || full ? null : (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            leftSection={<IconPlus size={13} />}
            aria-label={`Add to ${group.title}`}
            onClick={() => setAdding(true)}
          >
            Add
          </Button>
        )}
      </div>
      {group.facts.length === 0 && !adding ? <p className={classes.quiet}>Nothing known.</p> : null}
      <dl className={classes.facts}>
        {group.facts.map((fact) => (
          <FactRow
            key={fact.name}
            contact={contact}
            group={group}
            fact={fact}
            onHistory={props.onHistory}
          />
        ))}
      </dl>
      {adding ? <NewFact contact={contact} group={group} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}
