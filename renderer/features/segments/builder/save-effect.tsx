import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "react-router";
import type { z } from "zod";
import type { SegmentEffect } from "../../../../shared/contract/segments.ts";
import type { SegmentRules } from "../../../../shared/domain/segment.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError, type Problem } from "../../../data/read-error.ts";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { useFormat } from "../../../ui/window-settings.tsx";
import { forSaving } from "../edit.ts";
import { linkOfUse } from "../uses.ts";
import classes from "./save-effect.module.css";

type Effect = z.infer<typeof SegmentEffect>;

/** What saving changes: for each campaign, journey and segment that uses it who joins and leaves, and who they are. */
export function SaveEffect(props: {
  id: string;
  rules: SegmentRules;
  saving: boolean;
  problem: Problem | null;
  onCancel: () => void;
  onSave: () => void;
}) {
  const rules = useMemo(() => forSaving(props.rules), [props.rules]);
  const effect = useQuery({
    ...useEngine().segments.effect.queryOptions({ input: { id: props.id, rules } }),
    gcTime: 0,
  });
  const slow = useSlow(effect.isPending);
  const problem = props.problem ?? (effect.error ? readError(effect.error) : null);
  return (
    <div className={classes.effect}>
      {effect.data ? (
        <Known effect={effect.data} />
      ) : slow && !problem ? (
        <SkeletonRows rows={4} label="Finding out who joins and leaves" />
      ) : null}
      {problem ? (
        <p className={classes.problem} role="alert">
          {problem.message} {problem.cure}
        </p>
      ) : null}
      <div className={classes.acts}>
        <Button size="xs" onClick={props.onCancel}>
          Cancel
        </Button>
        <Button size="xs" variant="filled" loading={props.saving} onClick={props.onSave}>
          Save segment
        </Button>
      </div>
    </div>
  );
}

function Known({ effect }: { effect: Effect }) {
  const { joins, leaves, uses, joining, leaving } = effect;
  if (joins === 0 && leaves === 0)
    return <p className={classes.lead}>Saving changes nobody: the same contacts match.</p>;
  return (
    <>
      <p className={classes.lead}>
        The segment changes by <Change joins={joins} leaves={leaves} />.
        {uses.length > 0 ? " Affects:" : ""}
      </p>
      <ul className={classes.uses}>
        {uses.map((use) => (
          <li key={`${use.kind} ${use.id}`}>
            <Link to={linkOfUse(use)}>
              {use.kind} “{use.name || "Untitled"}”
            </Link>
            <span className={classes.change}>
              <Change joins={use.joins} leaves={use.leaves} />
              {use.kind === "campaign" ? " at its next send" : ""}
            </span>
          </li>
        ))}
      </ul>
      <People title="Joining" people={joining} all={joins} />
      <People title="Leaving" people={leaving} all={leaves} />
    </>
  );
}

function Change({ joins, leaves }: { joins: number; leaves: number }) {
  const format = useFormat();
  return (
    <b>
      +{format.count(joins)} / −{format.count(leaves)}
    </b>
  );
}

function People(props: { title: string; people: Effect["joining"]; all: number }) {
  const { title, people, all } = props;
  const format = useFormat();
  if (people.length === 0) return null;
  return (
    <section className={classes.people} aria-label={title}>
      <h3>
        {title} <span>{format.count(all)}</span>
      </h3>
      <ul>
        {people.slice(0, 5).map(({ key, name, reason }) => (
          <li key={key}>
            <Link to={`/audience?contact=${key}`} className="ellipsis">
              {name}
            </Link>
            <span title={reason} className="ellipsis">
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
