import type { JourneyDocument } from "../../../../../shared/journey/graph.ts";
import { SegmentField } from "../../../../activities/conditions/segment-field.tsx";
import { SegmentedField } from "../../../../activities/form/choice-field.tsx";
import { LocalField } from "../../../../activities/form/local-field.tsx";
import { NumberField } from "../../../../activities/form/number-field.tsx";
import { entryOf } from "./setup.ts";
import { samples, type SetupForm } from "./simulate-store.ts";
import classes from "./simulate.module.css";

export type SetupPart = { form: SetupForm; change: (part: Partial<SetupForm>) => void };

/** Contacts of a segment, or whoever did the entry’s event. */
export function WhoFields({ form, change, document }: SetupPart & { document: JourneyDocument }) {
  const byEvent = entryOf(document)?.kind === "event";
  return (
    <section className={classes.part} aria-label="Who">
      {byEvent ? (
        <SegmentedField
          label="Who"
          value={form.who}
          options={[
            { value: "events", label: "Past events" },
            { value: "segment", label: "A segment" },
          ]}
          onChange={(who) => change({ who })}
        />
      ) : null}
      {form.who === "events" ? (
        <>
          <LocalField label="Events from" value={form.from} onChange={(from) => change({ from })} />
          <LocalField label="Events to" value={form.to} onChange={(to) => change({ to })} />
        </>
      ) : (
        <>
          <SegmentField
            label="Contacts of"
            value={form.segmentId}
            onChange={(segmentId) => change({ segmentId })}
          />
          <SegmentedField
            label="How many"
            value={form.sample}
            options={samples}
            onChange={(sample) => change({ sample })}
          />
          {form.sample === "all" ? (
            <p className={classes.hint}>
              At most 100,000 contacts: of a larger segment so many are drawn by chance.
            </p>
          ) : null}
        </>
      )}
    </section>
  );
}

/** When the simulated clock starts, and how far it goes. */
export function ClockFields({ form, change }: SetupPart) {
  return (
    <section className={classes.part} aria-label="Clock">
      {form.who === "events" ? null : (
        <LocalField label="Starts" value={form.start} onChange={(start) => change({ start })} />
      )}
      <LocalField label="Until" value={form.until} onChange={(until) => change({ until })} />
    </section>
  );
}

export function SeedField({ form, change }: SetupPart) {
  return (
    <section className={classes.part} aria-label="Chance">
      <NumberField
        label="Seed"
        value={form.seed}
        min={0}
        max={2_147_483_647}
        hint="The same seed gives the same result. 0 draws what the live journey draws."
        onCommit={(seed) => change({ seed })}
      />
    </section>
  );
}
