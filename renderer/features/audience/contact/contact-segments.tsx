import { Button, Select } from "@mantine/core";
import { IconTargetArrow } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import { useEngine } from "../../../data/engine.tsx";
import { EmptyState } from "../../../ui/empty-state.tsx";
import { Pill } from "../../../ui/pill.tsx";
import { useBulk } from "../bulk/use-bulk.ts";
import classes from "./contact.module.css";
import { SegmentCheck } from "./segment-check.tsx";
import type { useContact } from "./use-contact.ts";

type Contact = NonNullable<ReturnType<typeof useContact>["data"]>;
type Segment = Contact["segments"][number];

const typeNames = { dynamic: "Dynamic", imported: "Imported", static: "Static" };

/** The segments a contact is in, with why; one kept by hand can be left and joined here. */
export function ContactSegments({ contact }: { contact: Contact }) {
  const all = useQuery(useEngine().segments.list.queryOptions()).data ?? [];
  const { run, busy } = useBulk();
  const [asked, setAsked] = useState<string | null>(null);
  const { segments } = contact;
  const others = all.filter(({ id }) => !segments.some((segment) => segment.id === id));
  const fixed = others.filter(({ type }) => type === "static");
  const checked = others.filter(({ type }) => type === "dynamic");
  const act = (
    kind: "addToSegment" | "removeFromSegment",
    { id, name }: { id: string; name: string },
  ) => void run({ keys: [contact.key] }, { kind, segmentId: id }, name).catch(() => undefined);
  return (
    <>
      {segments.length === 0 ? (
        <EmptyState icon={<IconTargetArrow size={32} />} text="This contact is in no segment." />
      ) : (
        <ul className={classes.list}>
          {segments.map((segment) => (
            <SegmentRow
              key={segment.id}
              contact={contact.key}
              segment={segment}
              busy={busy}
              onLeave={() => act("removeFromSegment", segment)}
            />
          ))}
        </ul>
      )}
      <div className={classes.below}>
        {fixed.length > 0 ? (
          <Select
            size="sm"
            label="Add to a static segment"
            placeholder="Choose a segment"
            disabled={busy}
            data={fixed.map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={(id) => {
              const segment = fixed.find((each) => each.id === id);
              if (segment) act("addToSegment", segment);
            }}
          />
        ) : null}
        {checked.length > 0 ? (
          <Select
            size="sm"
            label="Why not in"
            placeholder="Choose a segment"
            searchable
            data={checked.map(({ id, name }) => ({ value: id, label: name }))}
            value={checked.some(({ id }) => id === asked) ? asked : null}
            onChange={setAsked}
          />
        ) : null}
      </div>
      {asked !== null && checked.some(({ id }) => id === asked) ? (
        <div className={classes.belowCheck}>
          <SegmentCheck contact={contact.key} segmentId={asked} />
        </div>
      ) : null}
    </>
  );
}

function SegmentRow(props: {
  contact: number;
  segment: Segment;
  busy: boolean;
  onLeave: () => void;
}) {
  const { id, name, type } = props.segment;
  const [open, setOpen] = useState(false);
  return (
    <li className={classes.segmentItem}>
      <div className={classes.segment}>
        <span className={`${classes.grow} ellipsis`}>
          <Link to={`/segments/${id}`}>{name}</Link>
        </span>
        <Pill>{typeNames[type]}</Pill>
        {type === "dynamic" ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Why in ${name}`}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            Why
          </Button>
        ) : null}
        {type === "static" ? (
          <Button
            size="xs"
            variant="subtle"
            color="gray"
            aria-label={`Remove from ${name}`}
            disabled={props.busy}
            onClick={props.onLeave}
          >
            Remove
          </Button>
        ) : null}
      </div>
      {open ? <SegmentCheck contact={props.contact} segmentId={id} /> : null}
    </li>
  );
}
