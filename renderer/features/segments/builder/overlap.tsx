import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OverlapSet } from "../../../../shared/contract/segments.ts";
import { saysSomething, type SegmentRules } from "../../../../shared/domain/segment.ts";
import { contactsLink } from "../../../data/contacts-link.ts";
import { useEngine } from "../../../data/engine.tsx";
import { readError } from "../../../data/read-error.ts";
import { Chip } from "../../../ui/chip.tsx";
import { ErrorState } from "../../../ui/error-state.tsx";
import { SkeletonRows, useSlow } from "../../../ui/skeletons.tsx";
import { groupName } from "../edit-groups.ts";
import { Venn } from "../venn.tsx";
import { useBuilder } from "./builder-context.ts";
import classes from "./overlap.module.css";

const most = 3;
type Key = { group: number } | { id: string };
const textOf = (key: Key) => ("group" in key ? `group ${key.group}` : key.id);

/** What the groups of these rules share with each other, or with other segments. */
export function Overlap() {
  const { live, segments = [] } = useBuilder();
  const { rules } = live;
  const [chosen, setChosen] = useState<readonly Key[] | null>(null);
  const groups = (rules?.groups ?? []).flatMap((group, at) =>
    saysSomething(group) && !group.disabled ? [{ group: at }] : [],
  );
  const standing = (chosen ?? groups.slice(0, most)).filter((key) =>
    "group" in key ? groups.some(({ group }) => group === key.group) : true,
  );
  const nameOf = (key: Key) =>
    "group" in key
      ? groupName(rules?.groups[key.group] ?? {}, key.group)
      : (segments.find(({ id }) => id === key.id)?.name ?? "No longer exists");
  const options = [
    ...groups.map((key) => ({ value: textOf(key), label: nameOf(key), key })),
    ...segments.map(({ id, name }) => ({ value: id, label: name, key: { id } })),
  ].filter(({ value }) => !standing.some((key) => textOf(key) === value));
  return (
    <div className={classes.overlap}>
      <div className={classes.chips}>
        {standing.map((key) => (
          <Chip
            key={textOf(key)}
            removeLabel={`Remove ${nameOf(key)} from the overlap`}
            onRemove={() => setChosen(standing.filter((one) => one !== key))}
          >
            {nameOf(key)}
          </Chip>
        ))}
      </div>
      {standing.length < most ? (
        <Select
          size="sm"
          aria-label="Add to the overlap"
          placeholder="Add a segment to compare with"
          searchable
          data={options.map(({ value, label }) => ({ value, label }))}
          value={null}
          nothingFoundMessage="No segment is called that."
          onChange={(value) => {
            const found = options.find((one) => one.value === value);
            if (found) setChosen([...standing, found.key]);
          }}
        />
      ) : null}
      {standing.length < 2 || !rules ? (
        <p className={classes.hint}>
          {standing.length === 0
            ? "There are no criteria yet. Choose two segments to see what they share."
            : "Choose a segment to see how many contacts it shares with this one."}
        </p>
      ) : (
        <Diagram rules={rules} keys={standing} nameOf={nameOf} />
      )}
    </div>
  );
}

function Diagram(props: {
  rules: SegmentRules;
  keys: readonly Key[];
  nameOf: (key: Key) => string;
}) {
  // prettier-ignore
  const { rules, keys, nameOf } = props;
  const sets: OverlapSet[] = keys.map((key) =>
    "group" in key ? { rules, group: key.group } : key,
  );
  const overlap = useQuery({
    ...useEngine().segments.overlap.queryOptions({ input: { sets } }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
  });
  const slow = useSlow(overlap.isPending);
  if (overlap.isError && !overlap.data)
    return <ErrorState problem={readError(overlap.error)} onRetry={() => void overlap.refetch()} />;
  if (!overlap.data || overlap.data.sets.length !== keys.length)
    return slow ? <SkeletonRows rows={5} label="Loading the overlap" /> : null;
  const linkOf = (key: Key) => {
    if ("id" in key) return `/audience?segment=${key.id}`;
    const group = rules.groups[key.group];
    return group ? contactsLink({ include: "all", groups: [{ ...group, exclude: false }] }) : null;
  };
  return (
    <Venn
      sets={overlap.data.sets.map(({ contacts }, at) => {
        const key = keys[at];
        return { name: key ? nameOf(key) : "", contacts, to: key ? linkOf(key) : null };
      })}
      regions={overlap.data.regions}
      width={308}
      height={180}
    />
  );
}
